package org.gongzhi.procedure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.identity.Vault;
import org.gongzhi.organization.Desk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down a step whole: its line of history, the matter, its clocks, personal answers, and who may see it from now
 * on.
 */
@Component
class Records {

    private final HistoryRepository history;
    private final MatterRepository matters;
    private final ClockRepository clocks;
    private final PersonalRepository personal;
    private final PartyRepository parties;
    private final Vault vault;
    private final Witnesses witnesses;

    Records(
            HistoryRepository history,
            MatterRepository matters,
            ClockRepository clocks,
            PersonalRepository personal,
            PartyRepository parties,
            Vault vault,
            Witnesses witnesses) {
        this.history = history;
        this.matters = matters;
        this.clocks = clocks;
        this.personal = personal;
        this.parties = parties;
        this.vault = vault;
        this.witnesses = witnesses;
    }

    /** A wish's key and the digest of what was asked. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Wish(@Nullable String key, byte[] digest) {}

    /** False when the key was used before; then nothing is written. */
    boolean opened(Procedure procedure, Matter matter, Authority.Standing standing, Forms.Answers answers, Wish wish) {
        var line = line(matter, "open", null, standing, matter.desk(), null, Map.of());
        if (!history.append(matter.number(), line, wish.key(), wish.digest())) {
            return false;
        }
        matters.insert(matter, Timing.dueAt(procedure, matter));
        rest(matter, List.of(), null, answers);
        witnesses.saw(matter, line);
        return true;
    }

    /** False when the key was used before; then nothing is written. */
    boolean taken(
            Procedure procedure,
            Matter before,
            Matter after,
            String action,
            Authority.Standing standing,
            Forms.Answers answers,
            Wish wish) {
        var line = line(after, action, before.state(), standing, before.desk(), after.why(before), answers.plain());
        if (!history.append(after.number(), line, wish.key(), wish.digest())) {
            return false;
        }
        matters.update(after, Timing.dueAt(procedure, after));
        rest(after, before.clocks(), before.desk(), answers);
        witnesses.saw(after, line);
        return true;
    }

    /** A step no wish of its own stands behind: a merged matter follows the one that leads. */
    void followed(
            Procedure procedure,
            Matter before,
            Matter after,
            String action,
            Authority.Standing standing,
            Map<String, Object> form) {
        var line = line(after, action, before.state(), standing, before.desk(), after.why(before), form);
        history.append(after.number(), line, null, null);
        matters.update(after, Timing.dueAt(procedure, after));
        rest(after, before.clocks(), before.desk(), new Forms.Answers(form, Map.of()));
        witnesses.saw(after, line);
    }

    private void rest(Matter matter, List<Clock> clocksBefore, @Nullable Desk deskBefore, Forms.Answers answers) {
        clocks.save(matter.number(), Timing.changed(clocksBefore, matter.clocks()));
        personal.seal(matter.number(), matter.version(), sealed(matter.number(), answers));
        if (!matter.desk().equals(deskBefore)) {
            parties.join(matter.number(), matter.desk(), matter.changedAt());
        }
    }

    private static HistoryLine line(
            Matter matter,
            String action,
            @Nullable String from,
            Authority.Standing standing,
            Desk desk,
            @Nullable String because,
            Map<String, Object> form) {
        return new HistoryLine(
                matter.version(),
                matter.changedAt(),
                action,
                from,
                matter.state(),
                standing.who(),
                standing.person(),
                standing.name(),
                standing.title(),
                standing.body(),
                desk.key(),
                because,
                form);
    }

    private Map<String, byte[]> sealed(MatterNumber number, Forms.Answers answers) {
        var sealed = new LinkedHashMap<String, byte[]>();
        answers.sealed().forEach((field, value) -> sealed.put(field, vault.seal(value, Register.context(number))));
        return sealed;
    }
}
