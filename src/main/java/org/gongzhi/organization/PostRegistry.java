package org.gongzhi.organization;

import java.util.List;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Registry;
import org.gongzhi.web.Viewer;
import org.springframework.stereotype.Component;

/** Appointments from a template (任职导入); each is noted as if made by hand. */
@Component
class PostRegistry implements Registry {

    private final Appointments appointments;
    private final Duties duties;

    PostRegistry(Appointments appointments, Duties duties) {
        this.appointments = appointments;
        this.duties = duties;
    }

    @Override
    public String id() {
        return "posts";
    }

    @Override
    public String title() {
        return "organization.registry.posts";
    }

    @Override
    public String about() {
        return "organization.registry.posts.about";
    }

    @Override
    public int most() {
        return 5_000;
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.needed("body", "organization.registry.code", "organization.registry.body.hint"),
                Column.needed("duty", "organization.column.duty", "organization.registry.duty.hint")
                        .of(duties.all().stream()
                                .map(duty -> new Choice(duty.key(), duty.name()))
                                .toList()),
                Column.needed("place", "organization.registry.place", "organization.registry.post-place.hint"),
                Column.needed("from", "organization.column.from", "organization.registry.day.hint"),
                Column.optional("person", "organization.registry.person", "organization.registry.person.hint"),
                Column.optional("name", "organization.column.name", "organization.registry.holder.hint"),
                Column.optional("title", "organization.column.title", "organization.registry.title.hint"),
                Column.optional("until", "organization.column.until", "organization.registry.day.hint"),
                Column.optional("phone", "organization.column.phone", "organization.registry.phone.hint"));
    }

    @Override
    public List<Verdict> take(List<Row> rows, Viewer by, Attempts attempts) {
        return rows.stream()
                .map(row -> attempts.of(() -> {
                    appointments.appoint(new AppointmentForm(row.cells()), (SignedIn) by);
                    return Verdict.made();
                }))
                .map(PostRegistry::heldIsSame)
                .toList();
    }

    /** The same list twice gives nobody a second post. */
    private static Verdict heldIsSame(Verdict verdict) {
        var refusal = verdict.refusal();
        return refusal != null && refusal.code().equals("organization.already-held") ? Verdict.same() : verdict;
    }
}
