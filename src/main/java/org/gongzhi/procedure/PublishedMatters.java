package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.gongzhi.organization.Desk;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/**
 * Matters as anybody may list them, without a scope: never one that is sealed, and of none what was said in it. Which
 * of these facts a procedure publishes, the reader asks of the procedure.
 */
@Service
public class PublishedMatters {

    private static final String FACTS = """
            m.number, m.procedure, m.definition, m.place, m.state, m.ended, m.category, m.desk,
            m.opened_at, m.changed_at, m.closed_at, m.due_at
            """;

    /** The two widest levels of a category behind its procedure: {@code appeal|城乡建设/安全生产}. */
    private static final String KIND =
            "m.procedure || '|' || coalesce(split_part(m.category, '/', 1) || '/' || split_part(m.category, '/', 2), '')";

    private static final String ASKED = """
            not m.sealed
            and (m.procedure = any (:whole) or %1$s = any (:kinds)
                 or (m.procedure = any (:rest) and not %1$s = any (:known)))
            and (:low::text is null or (m.place >= :low and m.place < :high))
            """.formatted(KIND);

    private final JdbcClient jdbc;

    PublishedMatters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What everybody may know of a matter.
     *
     * @param dueAt when it is due next; null when no limit runs
     */
    public record Facts(
            MatterNumber number,
            String procedure,
            String definition,
            PlaceCode place,
            String state,
            boolean ended,
            @Nullable String category,
            Desk desk,
            Instant openedAt,
            Instant changedAt,
            @Nullable Instant closedAt,
            @Nullable Instant dueAt) {}

    /** A step of one of them. */
    public record Act(
            MatterNumber number, int seq, Instant at, String action, String to, String procedure, String definition) {}

    /**
     * Which kinds of matters.
     *
     * @param whole procedures, whatever the category
     * @param kinds a procedure with a category of two levels: {@code appeal|城乡建设/安全生产}
     * @param rest procedures, where the category is none of those known
     * @param known the categories that are kinds of their own
     */
    public record Kinds(List<String> whole, List<String> kinds, List<String> rest, List<String> known) {}

    /**
     * What to look for.
     *
     * @param within a place whose subtree is meant; null for everywhere
     */
    public record Asked(
            Kinds kinds,
            @Nullable PlaceCode within,
            Instant from,
            Instant until,
            @Nullable Boolean ended,
            int offset,
            int most) {}

    /** Those opened between the two instants, the newest first. One range of an index for each county. */
    public List<Facts> opened(Asked asked) {
        return asked(asked, """
                        with recursive every(code) as (
                            select min(county) from procedure.matter
                             union all
                            select (select min(m.county) from procedure.matter m where m.county > every.code)
                              from every where every.code is not null)
                        select m.* from every
                         cross join lateral (
                            select %s from procedure.matter m
                             where m.county = every.code and m.opened_at >= :from and m.opened_at <= :until
                               and (:ended::boolean is null or m.ended = :ended) and %s
                             order by m.opened_at desc, m.number
                             limit :most + :offset) m
                         where every.code is not null
                         order by m.opened_at desc, m.number
                         limit :most offset :offset
                        """.formatted(FACTS, ASKED))
                .query((row, _) -> facts(row))
                .list();
    }

    /** Those to which something happened between the two instants, whenever they were opened; the latest first. */
    public List<Facts> changed(Asked asked) {
        return asked(asked, """
                        select %s from procedure.matter m
                          join (select distinct county, number from procedure.history
                                 where at >= :from and at <= :until) h using (county, number)
                         where (:ended::boolean is null or m.ended = :ended) and %s
                         order by m.changed_at desc, m.number
                         limit :most offset :offset
                        """.formatted(FACTS, ASKED))
                .query((row, _) -> facts(row))
                .list();
    }

    /** Of these, those that are there and not sealed, the newest first. */
    public List<Facts> of(Collection<MatterNumber> numbers) {
        return jdbc.sql("""
                        select %s from procedure.matter m
                          join unnest(:ofs::text[], :numbers::text[]) as these(county, number) using (county, number)
                         where not m.sealed
                         order by m.opened_at desc, m.number
                        """.formatted(FACTS))
                .param("ofs", numbers.stream().map(MatterNumber::county).toArray(String[]::new))
                .param("numbers", numbers.stream().map(MatterNumber::value).toArray(String[]::new))
                .query((row, _) -> facts(row))
                .list();
    }

    /**
     * Steps taken between the two instants, the first first.
     *
     * @param actions the keys of those that are meant
     */
    public List<Act> acts(Asked asked, Collection<String> actions) {
        return asked(asked, """
                        select h.number, h.seq, h.at, h.action, h.to_state, m.procedure, m.definition
                          from procedure.history h
                          join procedure.matter m using (county, number)
                         where h.at >= :from and h.at <= :until and h.action = any (:actions)
                           and (:ended::boolean is null or m.ended = :ended) and %s
                         order by h.at, h.number, h.seq
                         limit :most offset :offset
                        """.formatted(ASKED))
                .param("actions", actions.toArray(String[]::new))
                .query((row, _) -> new Act(
                        new MatterNumber(row.getString("number")),
                        row.getInt("seq"),
                        MatterRows.instant(row, "at"),
                        row.getString("action"),
                        row.getString("to_state"),
                        row.getString("procedure"),
                        row.getString("definition")))
                .list();
    }

    private StatementSpec asked(Asked asked, String sql) {
        var within = asked.within();
        return jdbc.sql(sql)
                .param("whole", asked.kinds().whole().toArray(String[]::new))
                .param("kinds", asked.kinds().kinds().toArray(String[]::new))
                .param("rest", asked.kinds().rest().toArray(String[]::new))
                .param("known", asked.kinds().known().toArray(String[]::new))
                .param("low", within == null ? null : within.from())
                .param("high", within == null ? null : within.until())
                .param("from", utc(asked.from()))
                .param("until", utc(asked.until()))
                .param("ended", asked.ended())
                .param("offset", asked.offset())
                .param("most", asked.most());
    }

    private static Facts facts(ResultSet row) throws SQLException {
        return new Facts(
                new MatterNumber(row.getString("number")),
                row.getString("procedure"),
                row.getString("definition"),
                new PlaceCode(row.getString("place")),
                row.getString("state"),
                row.getBoolean("ended"),
                row.getString("category"),
                new Desk(row.getString("desk")),
                MatterRows.instant(row, "opened_at"),
                MatterRows.instant(row, "changed_at"),
                MatterRows.maybe(row, "closed_at"),
                Listed.due(row));
    }
}
