package org.gongzhi.organization;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.gongzhi.kernel.KeyedDataset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bodies with their office numbers; who works there stands at the doors, not here. */
@Component
class BodyData extends KeyedDataset {

    private final BodyRepository repository;

    BodyData(BodyRepository repository) {
        super(
                "organizations",
                "organization.data.bodies",
                Column.of("code", Kind.CODE, "organization.data.code"),
                Column.of("name", Kind.TEXT, "organization.data.name"),
                Column.of("kind", Kind.CODE, "organization.data.kind"),
                Column.of("place", Kind.CODE, "organization.data.place"),
                Column.of("above", Kind.CODE, "organization.data.above"),
                Column.of("phone", Kind.TEXT, "organization.data.phone"));
        this.repository = repository;
    }

    @Override
    public Instant changedAt() {
        return repository.changedAt();
    }

    @Override
    protected List<Row> behind(String key, int most) {
        return repository.after(key, most).stream().map(BodyData::row).toList();
    }

    private static Row row(BodyRepository.Listed listed) {
        var body = listed.body();
        return new Row(
                body.code(),
                Arrays.<@Nullable Object>asList(
                        body.code(),
                        body.name(),
                        body.kind(),
                        body.place().value(),
                        body.above(),
                        office(listed.phone())),
                null);
    }

    /** An office number begins with an area code; a mobile number is somebody's own. */
    private static @Nullable String office(@Nullable String phone) {
        return phone != null && phone.matches("0\\d{2,3}-?\\d{7,8}|1\\d{4}") ? phone : null;
    }
}
