package org.gongzhi.exchange;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The months of the open matters, each made coarse as a whole. */
@Repository
class OpenMonths {

    private final JdbcClient jdbc;

    OpenMonths(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All matters of a kind of a county and a month: among them nobody may stand alone. */
    record Month(String county, String procedure, LocalDate first) {}

    void mark(Month month) {
        jdbc.sql("""
                        insert into exchange.open_month (county, procedure, month, dirty, recoded_at)
                        values (:county, :procedure, :month, true, 'epoch')
                            on conflict (county, procedure, month) do update set dirty = true
                        """)
                .param("county", month.county())
                .param("procedure", month.procedure())
                .param("month", month.first())
                .update();
    }

    /** A month in which something changed and that was left alone since then; nobody else gets it meanwhile. */
    Optional<Month> dirty(Instant aloneSince) {
        return jdbc.sql("""
                        select county, procedure, month from exchange.open_month
                         where dirty and recoded_at <= :since
                         order by recoded_at
                         limit 1
                           for update skip locked
                        """)
                .param("since", utc(aloneSince))
                .query((row, _) -> new Month(
                        row.getString("county"), row.getString("procedure"), row.getObject("month", LocalDate.class)))
                .optional();
    }

    /** A matter that is to be made coarse. */
    record Fine(UUID id, Recoding.Cell cell) {}

    List<Fine> of(Month month) {
        return jdbc.sql("""
                        select id, place, coalesce(category, '') as category from exchange.open_matter
                         where county = :county and procedure = :procedure and month = :month
                        """)
                .param("county", month.county())
                .param("procedure", month.procedure())
                .param("month", month.first())
                .query((row, _) -> new Fine(
                        row.getObject("id", UUID.class),
                        new Recoding.Cell(row.getString("place"), row.getString("category"))))
                .list();
    }

    void show(Month month, List<Fine> fine, List<Recoding.@Nullable Cell> coarse, Instant now) {
        jdbc.sql("""
                        update exchange.open_matter m
                           set shown_place = shown.place, shown_category = nullif(shown.category, '')
                          from unnest(:ids::uuid[], :places::text[], :categories::text[]) as shown(id, place, category)
                         where m.id = shown.id
                        """)
                .param("ids", fine.stream().map(Fine::id).toArray(UUID[]::new))
                .param("places", column(coarse, Recoding.Cell::place))
                .param("categories", column(coarse, Recoding.Cell::category))
                .update();
        jdbc.sql("""
                        update exchange.open_month set dirty = false, recoded_at = :now
                         where county = :county and procedure = :procedure and month = :month
                        """)
                .param("county", month.county())
                .param("procedure", month.procedure())
                .param("month", month.first())
                .param("now", utc(now))
                .update();
    }

    private static @Nullable String[] column(
            List<Recoding.@Nullable Cell> cells, Function<Recoding.Cell, String> what) {
        var column = new @Nullable String[cells.size()];
        Arrays.setAll(column, i -> {
            var cell = cells.get(i);
            return cell == null ? null : what.apply(cell);
        });
        return column;
    }
}
