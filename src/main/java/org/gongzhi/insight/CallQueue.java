package org.gongzhi.insight;

import java.time.Instant;
import java.util.List;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom the centre has still to call (回访名单), and when to try again. */
@Component
class CallQueue {

    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Draws draws;

    CallQueue(JdbcClient jdbc, Draws draws) {
        this.jdbc = jdbc;
        this.draws = draws;
    }

    /**
     * One reporter to call.
     *
     * @param drawn whether the published draw took the matter
     * @param next when to try; not before the hours in which people are called
     */
    record Waiting(Fact fact, Draw draw, boolean drawn, Instant next) {}

    /** What waits for a call in a scope, the longest due first. */
    List<Waiting> of(RateRule rule, Scope scope, Instant now) {
        var calls = rule.calls();
        if (calls == null) {
            return List.of();
        }
        return jdbc
                .sql("""
                        select * from insight.fact
                         where load <> 'ended' and procedure = :procedure and state = :state
                           and county = any (:counties)
                           and exists (select from unnest(:froms::text[], :untils::text[]) as mine(low, high)
                                        where place >= mine.low and place < mine.high)
                         order by due_at, number
                         limit :most
                        """)
                .param("procedure", rule.procedure())
                .param("state", calls.state())
                .param(
                        "counties",
                        scope.places().stream()
                                .map(place -> place.county())
                                .distinct()
                                .toArray(String[]::new))
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .param("most", MOST)
                .query((row, _) -> FactRepository.fact(row))
                .list()
                .stream()
                .map(fact -> waiting(fact, now))
                .toList();
    }

    Waiting waiting(Fact fact, Instant now) {
        var draw = draws.on(fact.opened());
        return new Waiting(fact, draw, draw.takes(fact.number()), next(draw, fact.calledAt(), now));
    }

    /** After the gap since the last call in vain, within the hours in which people are called. */
    static Instant next(Draw draw, @Nullable Instant calledAt, Instant now) {
        var earliest = calledAt == null ? now : calledAt.plus(draw.gap());
        var from = earliest.isBefore(now) ? now : earliest;
        var day = Shanghai.day(from);
        var opens = day.atTime(draw.from()).atZone(Shanghai.ZONE).toInstant();
        var closes = day.atTime(draw.until()).atZone(Shanghai.ZONE).toInstant();
        if (from.isBefore(opens)) {
            return opens;
        }
        return from.isBefore(closes)
                ? from
                : day.plusDays(1).atTime(draw.from()).atZone(Shanghai.ZONE).toInstant();
    }
}
