package org.gongzhi.decision;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over the roll of another vote of the same body and place, so that several matters of one meeting stand on one
 * roll.
 */
@Component
@Transactional
class RollCopies {

    private static final int LOOKED_THROUGH = 200;
    private static final int OFFERED = 10;

    private final VoteRepository votes;
    private final RollRepository lines;
    private final Rolls rolls;
    private final Vault vault;
    private final MessageSource messages;
    private final InstantSource time;

    RollCopies(
            VoteRepository votes,
            RollRepository lines,
            Rolls rolls,
            Vault vault,
            MessageSource messages,
            InstantSource time) {
        this.votes = votes;
        this.lines = lines;
        this.rolls = rolls;
        this.vault = vault;
        this.messages = messages;
        this.time = time;
    }

    /** The votes whose roll may be taken over, the newest first. */
    @Transactional(readOnly = true)
    List<Vote> offered(Vote vote) {
        return votes.newest(LOOKED_THROUGH).stream()
                .filter(other -> !other.number().equals(vote.number()))
                .filter(other ->
                        other.body().equals(vote.body()) && other.place().equals(vote.place()))
                .filter(other -> !rolls.events(other.number()).isEmpty())
                .limit(OFFERED)
                .toList();
    }

    /**
     * Replaces the roll of a vote by that of another as it stands now; what is sealed is sealed anew.
     *
     * @throws Refusal if it is frozen, or the other is of another body or place
     */
    void take(String number, String from) {
        var vote = votes.lock(number).orElseThrow(() -> Refusal.unknown("decision.vote.unknown", number));
        if (vote.frozenAt() != null) {
            throw Refusal.conflict("decision.roll.frozen");
        }
        if (offered(vote).stream().noneMatch(other -> other.number().equals(from))) {
            throw Refusal.unknown("decision.vote.unknown", from);
        }
        var copied = lines.current(from).stream()
                .map(line -> sealedAnew(from, number, line))
                .toList();
        lines.clear(number);
        lines.insertAll(
                number,
                copied.stream().map(Copied::line).toList(),
                copied.stream().map(Copied::digest).toList());
        var said = messages.getMessage("decision.roll.taken", new Object[] {from}, Locale.SIMPLIFIED_CHINESE);
        rolls.event(number, "imported", null, said, time.instant());
    }

    /** @param digest of the phone, empty when there is none */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Copied(RollLine line, byte[] digest) {}

    private Copied sealedAnew(String from, String number, RollLine line) {
        var phone = rolls.contact(from, line);
        var copy = new RollLine(
                line.unit(),
                line.building(),
                line.area(),
                line.owners(),
                phone == null ? null : rolls.sealedContact(number, line.unit(), phone),
                line.household(),
                line.name() == null ? null : rolls.sealedName(number, line.unit(), rolls.name(from, line)));
        return new Copied(copy, phone == null ? new byte[0] : vault.digest(phone.value()));
    }
}
