package org.gongzhi.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.gongzhi.exchange.OpenMatters.Shown;
import org.gongzhi.kernel.Dataset;
import org.gongzhi.kernel.News;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Published matters, to be taken home and to be followed. In whole they carry where and what about, coarse enough; in
 * the feed they carry number and state, as their own pages do, and no category.
 */
@Component
class MatterData implements Dataset, News {

    private static final UUID FIRST = new UUID(0, 0);

    private final OpenMatters open;
    private final Procedures procedures;
    private final Places places;
    private final Words words;

    MatterData(OpenMatters open, Procedures procedures, Places places, Words words) {
        this.open = open;
        this.procedures = procedures;
        this.places = places;
        this.words = words;
    }

    @Override
    public String id() {
        return "matters";
    }

    @Override
    public String title() {
        return "exchange.data.matters";
    }

    @Override
    public String about() {
        return "exchange.data.matters.about";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("id", Kind.CODE, "exchange.data.id"),
                new Column("procedure", Kind.CODE, "exchange.data.procedure", true),
                new Column("month", Kind.CODE, "exchange.data.month", true),
                new Column("place", Kind.CODE, "exchange.data.place", true),
                new Column("category", Kind.TEXT, "exchange.data.category", true),
                Column.of("state", Kind.TEXT, "exchange.data.state"),
                Column.of("ended", Kind.YES_NO, "exchange.data.ended"),
                Column.of("days", Kind.WHOLE, "exchange.data.days"));
    }

    @Override
    public Instant changedAt() {
        return open.changedAt();
    }

    /** A cursor is a month, or a month and an id: {@code 2026-11} begins with the first of November. */
    @Override
    public List<Row> after(@Nullable String cursor, int most) {
        var month = LocalDate.EPOCH;
        var id = FIRST;
        if (cursor != null) {
            try {
                month = YearMonth.parse(cursor.length() < 7 ? cursor : cursor.substring(0, 7))
                        .atDay(1);
                id = cursor.length() > 8 ? UUID.fromString(cursor.substring(8)) : FIRST;
            } catch (DateTimeException | IllegalArgumentException _) {
                return List.of();
            }
        }
        return open.after(month, id, most).stream().map(MatterData::row).toList();
    }

    private static Row row(Shown shown) {
        var month = YearMonth.from(shown.month()).toString();
        return new Row(
                month + "/" + shown.id(),
                Arrays.<@Nullable Object>asList(
                        shown.id().toString(),
                        shown.procedure(),
                        month,
                        shown.place(),
                        shown.category(),
                        shown.state(),
                        shown.ended(),
                        shown.days()),
                null);
    }

    @Override
    public List<Item> newest(String place, int most) {
        return open.newest(place, most).stream().map(this::item).toList();
    }

    private Item item(OpenMatters.Entry entry) {
        var name = procedures.find(entry.procedure()).map(Procedure::name).orElse(entry.procedure());
        return new Item(
                "matter/" + entry.number(),
                "exchange.news.matter",
                words.of("exchange.news.matter.title", name, entry.state()),
                words.of("exchange.news.matter.summary", places.fullName(new PlaceCode(entry.place())), entry.number()),
                "/m/" + entry.number(),
                entry.openedAt(),
                entry.changedAt());
    }
}
