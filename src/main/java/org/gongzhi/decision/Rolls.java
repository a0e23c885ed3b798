package org.gongzhi.decision;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rolls of votes: imported, shown, frozen at notice, and from then on changed only in public and for a reason. */
@Service
@Transactional
class Rolls {

    private final RollRepository rolls;
    private final VoteRepository votes;
    private final RollTable table;
    private final Vault vault;
    private final MessageSource messages;
    private final InstantSource time;

    Rolls(
            RollRepository rolls,
            VoteRepository votes,
            RollTable table,
            Vault vault,
            MessageSource messages,
            InstantSource time) {
        this.rolls = rolls;
        this.votes = votes;
        this.table = table;
        this.vault = vault;
        this.messages = messages;
        this.time = time;
    }

    /** What became of a table; imported only when nothing was refused. */
    record Report(int read, boolean imported, List<String> refused) {}

    /**
     * Replaces the roll by a table, whole or not at all.
     *
     * @param units how many units, or persons, the register knows
     * @param whole their total exclusive area in 0.01 m²; of persons, how many households
     */
    Report replace(String number, byte[] file, int units, long whole) {
        var vote = votes.lock(number).orElseThrow(() -> Refusal.unknown("decision.vote.unknown", number));
        if (vote.frozenAt() != null) {
            throw Refusal.conflict("decision.roll.frozen");
        }
        var read = table.read(file, vote.ofPeople());
        var refused = new ArrayList<>(read.refused());
        if (refused.isEmpty()) {
            if (read.entries().size() != units) {
                refused.add(say(
                        vote.word("decision.roll.units-differ"),
                        String.valueOf(read.entries().size()),
                        String.valueOf(units)));
            }
            if (vote.ofPeople() && read.households() != whole) {
                refused.add(say(
                        "decision.roll.households-differ", String.valueOf(read.households()), String.valueOf(whole)));
            }
            if (!vote.ofPeople() && read.area() != whole) {
                refused.add(say(
                        "decision.roll.area-differs",
                        VerdictWords.squareMetres(read.area()),
                        VerdictWords.squareMetres(whole)));
            }
        }
        if (refused.isEmpty()) {
            keep(number, read.entries());
            event(number, "imported", null, say("decision.roll.imported"), time.instant());
        }
        return new Report(read.entries().size() + read.refused().size(), refused.isEmpty(), List.copyOf(refused));
    }

    void keep(String number, List<RollTable.Entry> entries) {
        rolls.clear(number);
        var lines = new ArrayList<RollLine>(entries.size());
        var digests = new ArrayList<byte[]>(entries.size());
        for (var entry : entries) {
            var phone = entry.contact();
            lines.add(new RollLine(
                    entry.unit(),
                    entry.building(),
                    entry.area(),
                    keyed(entry.owners()),
                    phone == null ? null : sealedContact(number, entry.unit(), phone),
                    entry.household(),
                    entry.name() == null ? null : sealedName(number, entry.unit(), entry.name())));
            digests.add(phone == null ? new byte[0] : vault.digest(phone.value()));
        }
        rolls.insertAll(number, lines, digests);
    }

    byte[] sealedName(String vote, String unit, String name) {
        return vault.seal(name, "roll-name/" + vote + "/" + unit);
    }

    /** The name of a person; empty for a unit. */
    String name(String vote, RollLine line) {
        return line.name() == null ? "" : vault.open(line.name(), "roll-name/" + vote + "/" + line.unit());
    }

    Set<String> keyed(Set<String> owners) {
        return owners.stream()
                .map(owner -> HexFormat.of().formatHex(vault.mac("roll-owner", owner), 0, 16))
                .collect(Collectors.toSet());
    }

    byte[] sealedContact(String vote, String unit, Phone phone) {
        return vault.seal(phone.value(), context(vote, unit));
    }

    private static String context(String vote, String unit) {
        return "roll/" + vote + "/" + unit;
    }

    List<RollLine> current(String number) {
        return rolls.current(number);
    }

    Roll roll(String number) {
        return new Roll(rolls.current(number).stream().map(RollLine::asUnit).toList());
    }

    Optional<RollLine> find(String number, String unit) {
        return rolls.find(number, unit);
    }

    /** The units whose owners left this phone. */
    List<RollLine> of(String number, Phone phone) {
        return rolls.ofContact(number, vault.digest(phone.value()));
    }

    /** The phone of a unit, for telling its owners; null when none was left. */
    @Nullable
    Phone contact(String number, RollLine line) {
        return line.contact() == null ? null : new Phone(vault.open(line.contact(), context(number, line.unit())));
    }

    void requireSome(String number) {
        if (rolls.current(number).isEmpty()) {
            throw Refusal.conflict("decision.roll.none");
        }
    }

    /** Writes down what happened, with what the roll is from now on. */
    void event(String number, String kind, @Nullable String unit, String said, Instant at) {
        var lines = rolls.current(number);
        var roll = new Roll(lines.stream().map(RollLine::asUnit).toList());
        rolls.event(
                number,
                new RollRepository.Event(
                        0, kind, unit, said, RollLine.digest(lines), lines.size(), roll.area(), roll.heads(), at));
    }

    /** Whether the roll is what it was when something was last written down of it. */
    boolean isAsLastWritten(String number) {
        var events = rolls.events(number);
        return events.isEmpty() || events.getLast().digest().equals(RollLine.digest(rolls.current(number)));
    }

    void listed(String number) {
        event(number, "listed", null, say("decision.roll.listed"), time.instant());
    }

    List<RollRepository.Event> events(String number) {
        return rolls.events(number);
    }

    private String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
