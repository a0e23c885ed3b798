package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who votes for whom (委托代理): written down with the paper that says so, at most so many units a person, and published.
 */
@Service
@Transactional
class Proxies {

    private final JdbcClient jdbc;
    private final VoteRepository votes;
    private final RollRepository rolls;
    private final BallotRepository ballots;
    private final VotingRules rules;
    private final Vault vault;
    private final InstantSource time;

    Proxies(
            JdbcClient jdbc,
            VoteRepository votes,
            RollRepository rolls,
            BallotRepository ballots,
            VotingRules rules,
            Vault vault,
            InstantSource time) {
        this.jdbc = jdbc;
        this.votes = votes;
        this.rolls = rolls;
        this.ballots = ballots;
        this.rules = rules;
        this.vault = vault;
        this.time = time;
    }

    /** One line of the published list. */
    record Proxy(String unit, String holder, Instant at) {}

    /**
     * Writes down that somebody stands for a unit. A person is the same who has the same name and phone; where the roll
     * is of persons, the same number.
     *
     * @param phone null where the roll is of persons and the holder is a number on it
     * @throws Refusal if the cap is reached, the unit has one, or has voted already
     */
    void appoint(String number, String unit, String holder, @Nullable Phone phone, @Nullable UUID scan, UUID person) {
        // The row of the vote is locked, so that two at once never pass the cap.
        var vote = votes.lock(number).orElseThrow(() -> Refusal.unknown("decision.vote.unknown", number));
        var now = time.instant();
        if (vote.frozenAt() == null || vote.isOver(now)) {
            throw Refusal.conflict("decision.proxy.not-now");
        }
        if (rolls.find(number, unit).isEmpty()) {
            throw Refusal.invalidFields(Map.of("unit", "decision.roll.not-there"));
        }
        if (holder.isBlank() || (!vote.ofPeople() && holder.strip().length() < 2) || holder.length() > 40) {
            throw Refusal.invalidFields(Map.of("holder", "decision.proxy.field.holder"));
        }
        if (ballots.last(number, unit).isPresent()) {
            throw Refusal.conflict("decision.proxy.has-voted", unit);
        }
        if (vote.ofPeople()) {
            requireAllowed(vote, unit, holder.strip());
        }
        var who = phone == null ? holder.strip() : holder.strip() + "/" + phone.value();
        var digest = vault.mac("proxy", who);
        var held = jdbc.sql("select count(*)::int from decision.proxy where vote = :vote and digest = :digest")
                .param("vote", number)
                .param("digest", digest)
                .query(Integer.class)
                .single();
        if (held >= vote.proxies()) {
            throw Refusal.conflict("decision.proxy.too-many", holder, vote.proxies());
        }
        try {
            jdbc.sql("""
                            insert into decision.proxy (vote, unit, holder, digest, scan, person, at)
                            values (:vote, :unit, :holder, :digest, :scan, :person, :at)
                            """)
                    .param("vote", number)
                    .param("unit", unit)
                    .param("holder", holder.strip())
                    .param("digest", digest)
                    .param("scan", scan, Types.OTHER)
                    .param("person", person)
                    .param("at", utc(now))
                    .update();
        } catch (DuplicateKeyException _) {
            throw Refusal.conflict("decision.proxy.has-one", unit);
        }
    }

    /** Only where the rule allows it, and where it says so only within a household. */
    private void requireAllowed(Vote vote, String unit, String holder) {
        var rule = rules.find(vote.rule()).orElseThrow();
        if (vote.proxies() == 0) {
            throw Refusal.conflict("decision.proxy.not-allowed", rule.article());
        }
        var stands = rolls.find(vote.number(), holder)
                .orElseThrow(() -> Refusal.invalidFields(Map.of("holder", "decision.proxy.field.number")));
        var stoodFor = rolls.find(vote.number(), unit).orElseThrow();
        if (holder.equals(unit)
                || (rule.householdProxy() && !Objects.equals(stands.household(), stoodFor.household()))) {
            throw Refusal.conflict("decision.proxy.not-of-household", rule.article());
        }
    }

    /** @throws Refusal if this person does not stand for the unit */
    void require(String number, String unit, String holder) {
        if (of(number).stream()
                .noneMatch(proxy -> proxy.unit().equals(unit) && proxy.holder().equals(holder.strip()))) {
            throw Refusal.conflict("decision.proxy.none", holder, unit);
        }
    }

    /** The published list. */
    @Transactional(readOnly = true)
    List<Proxy> of(String number) {
        return jdbc.sql("select * from decision.proxy where vote = :vote order by holder, unit")
                .param("vote", number)
                .query((row, _) -> new Proxy(
                        row.getString("unit"),
                        row.getString("holder"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
