package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who came into the room where a vote of persons is decided (到会登记): until it is closed, and nobody who cast a ballot.
 */
@Component
@Transactional
class AttendanceList {

    private final JdbcClient jdbc;
    private final VoteRepository votes;
    private final RollRepository rolls;
    private final BallotRepository ballots;
    private final InstantSource time;

    AttendanceList(
            JdbcClient jdbc, VoteRepository votes, RollRepository rolls, BallotRepository ballots, InstantSource time) {
        this.jdbc = jdbc;
        this.votes = votes;
        this.rolls = rolls;
        this.ballots = ballots;
        this.time = time;
    }

    /**
     * Says who of a group is there, as ticked: those left out are not.
     *
     * @throws Refusal if it is not open, or one of them has cast a ballot
     */
    void mark(String number, String group, Collection<String> there, UUID person) {
        var vote = votes.lock(number).orElseThrow(() -> Refusal.unknown("decision.vote.unknown", number));
        if (!vote.ofPeople() || !vote.isOpen(time.instant())) {
            throw Refusal.conflict("decision.attend.not-now");
        }
        var known = rolls.current(number).stream()
                .filter(line -> line.building().equals(group))
                .map(RollLine::unit)
                .toList();
        for (var unit : there) {
            if (!known.contains(unit)) {
                throw Refusal.unknown("decision.vote.unknown-unit", unit);
            }
            if (ballots.last(number, unit).isPresent()) {
                throw Refusal.conflict("decision.attend.has-voted", unit);
            }
        }
        jdbc.sql("delete from decision.attendance where vote = :vote and unit = any (:known)")
                .param("vote", number)
                .param("known", known.toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into decision.attendance (vote, unit, person, at)
                        select :vote, unit, :person, :at from unnest(:units) as one(unit)
                        """)
                .param("vote", number)
                .param("person", person)
                .param("at", utc(time.instant()))
                .param("units", Set.copyOf(there).toArray(String[]::new))
                .update();
    }

    Set<String> of(String number) {
        return Set.copyOf(jdbc.sql("select unit from decision.attendance where vote = :vote")
                .param("vote", number)
                .query(String.class)
                .list());
    }

    boolean has(String number, String unit) {
        return jdbc.sql("select exists (select from decision.attendance where vote = :vote and unit = :unit)")
                .param("vote", number)
                .param("unit", unit)
                .query(Boolean.class)
                .single();
    }
}
