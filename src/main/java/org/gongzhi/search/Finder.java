package org.gongzhi.search;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.search.Found.Bookmark;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asks the index. Tokens bring the candidates; what they stand for is compared exactly. */
@Repository
class Finder {

    private final JdbcClient jdbc;

    Finder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a window holds: the newest that fit, and how many had to be looked at. */
    record Batch(List<Bookmark> found, long candidates) {

        List<MatterNumber> numbers() {
            return found.stream().map(one -> new MatterNumber(one.number())).toList();
        }
    }

    /** The index over tokens is the only way to search: the planner's guesses about it are not asked for. */
    void prepare() {
        jdbc.sql("""
                        select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),
                               set_config('max_parallel_workers_per_gather', '0', true)
                        """).query((_, _) -> true).single();
    }

    Batch find(Scope scope, Query query, Window window, int most) {
        var needed = needed(query);
        var times = window.tokens().toArray();
        var found = new ArrayList<Bookmark>();
        var candidates = new long[1];
        jdbc.sql("""
                        with candidate as materialized (
                            select number, opened_at,
                                   (:procedure::text is null or procedure = :procedure)
                                   and (:category::text is null or category = :category
                                        or starts_with(category, :category || '/'))
                                   and (:state::text is null or state = :state)
                                   and (:ended::boolean is null or ended = :ended)
                                   and (:place::text is null or starts_with(place, :place))
                                   and (bodies && :bodies::text[]
                                        or exists (select from unnest(:froms::text[], :untils::text[]) as mine(low, high)
                                                    where place >= mine.low and place < mine.high))
                                   and words like all (:patterns::text[]) as fits
                              from search.entry
                             where tokens && :mine::int[] %s %s
                               and opened_at >= :from and (opened_at, number) < (:until, :number))
                        select looked.at, fitting.*
                          from (select count(*) as at from candidate) looked
                          left join lateral (select number, opened_at from candidate where fits
                                              order by opened_at desc, number desc limit :most) fitting on true
                        """.formatted(
                                needed.length == 0 ? "" : "and tokens @> :needed::int[]",
                                times.length == 0 ? "" : "and tokens && :times::int[]"))
                .param("procedure", query.procedure())
                .param("category", query.category())
                .param("state", query.state())
                .param("ended", query.ended())
                .param("place", query.place())
                .param("bodies", scope.bodyCodes())
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .param("patterns", query.patterns())
                .param("mine", boxed(mine(scope)))
                .param("needed", boxed(IntStream.of(needed)))
                .param("times", boxed(IntStream.of(times)))
                .param("from", utc(window.from()))
                .param("until", utc(window.until().opened()))
                .param("number", window.until().number())
                .param("most", most)
                .query(row -> {
                    candidates[0] = row.getLong("at");
                    var number = row.getString("number");
                    if (number != null) {
                        found.add(new Bookmark(opened(row.getObject("opened_at", OffsetDateTime.class)), number));
                    }
                });
        return new Batch(found, candidates[0]);
    }

    /** Open matters of the same kind in a place, opened not long before or after one, the newest first. */
    List<MatterNumber> around(PlaceCode place, Matter matter, Duration window, int most) {
        prepare();
        return jdbc.sql("""
                        select number from search.entry
                         where tokens @> :needed::int[] and tokens && :months::int[]
                           and not ended and procedure = :procedure and starts_with(place, :place) and number <> :number
                           and opened_at between :from and :until
                         order by opened_at desc limit :most
                        """)
                .param(
                        "needed",
                        boxed(IntStream.of(
                                Tokens.place(place.value()), Tokens.procedure(matter.procedure()), Tokens.OPEN)))
                .param(
                        "months",
                        boxed(Tokens.months(
                                matter.openedAt().minus(window),
                                matter.openedAt().plus(window))))
                .param("procedure", matter.procedure())
                .param("place", place.value())
                .param("number", matter.number().value())
                .param("from", utc(matter.openedAt().minus(window)))
                .param("until", utc(matter.openedAt().plus(window)))
                .param("most", most)
                .query((row, _) -> new MatterNumber(row.getString("number")))
                .list();
    }

    private static Instant opened(OffsetDateTime at) {
        return at.toInstant();
    }

    private static IntStream mine(Scope scope) {
        return IntStream.concat(
                scope.places().stream().mapToInt(place -> Tokens.place(place.value())), Tokens.bodies(scope.bodies()));
    }

    private static int[] needed(Query query) {
        var needed = IntStream.builder();
        query.words().stream().flatMapToInt(Tokens::needed).forEach(needed);
        if (query.procedure() != null) {
            needed.add(Tokens.procedure(query.procedure()));
        }
        if (query.category() != null) {
            needed.add(Tokens.category(query.category()));
        }
        if (Boolean.FALSE.equals(query.ended())) {
            needed.add(Tokens.OPEN);
        }
        if (query.place() != null) {
            needed.add(Tokens.place(query.place()));
        }
        return needed.build().distinct().toArray();
    }

    private static Integer[] boxed(IntStream tokens) {
        return tokens.boxed().toArray(Integer[]::new);
    }
}
