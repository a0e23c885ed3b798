package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/** Lists all matters one may see, filtered and sorted; the inbox is in {@link Register}. */
@Service
public class MatterList {

    private static final int FETCHED = 500;

    /** What a scope lets through; every list of matters says it in these words. */
    private static final String MINE = """
            (:wide or m.county = any (:counties))
            and (not m.sealed or m.desk = any (:desks))
            and (exists (select from unnest(:froms::text[], :untils::text[]) as mine(low, high)
                          where m.place >= mine.low and m.place < mine.high)
                 or exists (select from procedure.party p
                             where p.county = m.county and p.number = m.number and p.body = any (:bodies)))
            """;

    private final JdbcClient jdbc;
    private final MatterRows rows;

    MatterList(JdbcClient jdbc, MatterRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** The columns a list may be sorted by; nothing else reaches the statement. */
    public enum Order {
        NEWEST("opened_at desc"),
        OLDEST("opened_at"),
        DUE("due_at");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /**
     * What to look for; null means anything.
     *
     * @param words a number, or words of the title
     * @param place a place whose whole subtree is meant
     */
    public record Filter(
            @Nullable String words,
            @Nullable String procedure,
            @Nullable String state,
            @Nullable String place,
            @Nullable Boolean ended,
            @Nullable Instant from,
            @Nullable Instant until,
            Order order) {

        public static final Filter ALL = new Filter(null, null, null, null, null, null, null, Order.NEWEST);
    }

    /** One page of the list, with one row more than asked when there is another page. */
    public List<Listed> page(Scope scope, Filter filter, int page, int size) {
        return query(scope, filter, (page - 1) * size, size + 1)
                .query((row, _) -> Listed.of(rows, row))
                .list();
    }

    /** All of the list; close it. Read within a transaction it comes bit by bit, outside of one all at once. */
    public Stream<Listed> all(Scope scope, Filter filter, int most) {
        return query(scope, filter, 0, most).withFetchSize(FETCHED).query((row, _) -> Listed.of(rows, row)).stream();
    }

    /** Of these matters, those one may see, in no order: whoever found them elsewhere asks before showing any. */
    public List<Listed> visible(Scope scope, Collection<MatterNumber> numbers) {
        return within(scope, jdbc.sql("""
                        select m.* from procedure.matter m
                          join unnest(:ofs::text[], :numbers::text[]) as these(county, number) using (county, number)
                         where %s
                        """.formatted(MINE)))
                .param("ofs", numbers.stream().map(MatterNumber::county).toArray(String[]::new))
                .param("numbers", numbers.stream().map(MatterNumber::value).toArray(String[]::new))
                .query((row, _) -> Listed.of(rows, row))
                .list();
    }

    private StatementSpec query(Scope scope, Filter filter, int offset, int limit) {
        return within(scope, jdbc.sql("""
                        select m.* from procedure.matter m
                         where %s
                           and (:procedure::text is null or m.procedure = :procedure)
                           and (:state::text is null or m.state = :state)
                           and (:ended::boolean is null or m.ended = :ended)
                           and (:place::text is null or starts_with(m.place, :place))
                           and (:from::timestamptz is null or m.opened_at >= :from)
                           and (:until::timestamptz is null or m.opened_at < :until)
                           and (:words::text is null or m.number = :words or m.title ilike :pattern)
                         order by m.%s, m.number
                         limit :limit offset :offset
                        """.formatted(MINE, filter.order().sql)))
                .param("procedure", filter.procedure())
                .param("state", filter.state())
                .param("ended", filter.ended())
                .param("place", filter.place())
                .param("from", filter.from() == null ? null : utc(filter.from()))
                .param("until", filter.until() == null ? null : utc(filter.until()))
                .param("words", words(filter.words()))
                .param("pattern", pattern(filter.words()))
                .param("limit", limit)
                .param("offset", offset);
    }

    private static StatementSpec within(Scope scope, StatementSpec statement) {
        // A scope's counties are few; naming them lets every query stay in their partitions and indexes.
        var counties = Stream.concat(
                        scope.places().stream().map(place -> place.county()),
                        scope.bodies().stream().map(Body::countyOf))
                .distinct()
                .toArray(String[]::new);
        return statement
                .param(
                        "wide",
                        scope.places().stream().anyMatch(place -> place.value().length() < 6))
                .param("counties", counties)
                .param("desks", scope.deskKeys())
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .param("bodies", scope.bodies().toArray(String[]::new));
    }

    private static @Nullable String words(@Nullable String words) {
        return words == null || words.isBlank()
                ? null
                : MatterNumber.parse(words).map(MatterNumber::value).orElse(words.strip());
    }

    private static @Nullable String pattern(@Nullable String words) {
        return words == null
                ? null
                : "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
