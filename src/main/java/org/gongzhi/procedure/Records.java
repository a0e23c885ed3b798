package org.gongzhi.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.files.Files;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Trips;
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
    private final Files files;
    private final Vault vault;
    private final Witnesses witnesses;
    private final Trips trips;

    Records(
            HistoryRepository history,
            MatterRepository matters,
            ClockRepository clocks,
            PersonalRepository personal,
            PartyRepository parties,
            Files files,
            Vault vault,
            Witnesses witnesses,
            Trips trips) {
        this.history = history;
        this.matters = matters;
        this.clocks = clocks;
        this.personal = personal;
        this.parties = parties;
        this.files = files;
        this.vault = vault;
        this.witnesses = witnesses;
        this.trips = trips;
    }

    /** A wish's key and the digest of what was asked. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Wish(@Nullable String key, byte[] digest) {}

    /** False when the key was used before; then the transaction must be rolled back. */
    boolean opened(Procedure procedure, Matter matter, Standing standing, Forms.Answers answers, Wish wish) {
        var line = line(matter, "open", null, standing, matter.desk(), null, Map.of());
        var rest = rest(matter, List.of(), null, answers);
        var written = write(matter, line, wish, matters.insertion(matter, Timing.dueAt(procedure, matter)), rest);
        if (written) {
            files.handIn(matter.number().value(), attached(procedure.fields(), answers));
        }
        return written;
    }

    /** False when the key was used before; then the transaction must be rolled back. */
    boolean taken(
            Procedure procedure,
            Matter before,
            Matter after,
            String action,
            Standing standing,
            Forms.Answers answers,
            Wish wish) {
        var line = line(after, action, before.state(), standing, before.desk(), after.why(before), answers.plain());
        var rest = rest(after, before.clocks(), before.desk(), answers);
        var written = write(after, line, wish, matters.change(after, Timing.dueAt(procedure, after)), rest);
        var asked = procedure.action(action);
        if (written && asked != null) {
            files.handIn(after.number().value(), attached(asked.form(), answers));
        }
        return written;
    }

    /** A step no wish of its own stands behind: a merged matter follows the one that leads. */
    void followed(
            Procedure procedure,
            Matter before,
            Matter after,
            String action,
            Standing standing,
            Map<String, Object> form) {
        var line = line(after, action, before.state(), standing, before.desk(), after.why(before), form);
        var rest = rest(after, before.clocks(), before.desk(), new Forms.Answers(form, Map.of()));
        write(after, line, null, matters.change(after, Timing.dueAt(procedure, after)), rest);
    }

    private List<Trips.Part> rest(
            Matter matter, List<Clock> clocksBefore, @Nullable Desk deskBefore, Forms.Answers answers) {
        var parts = new ArrayList<Trips.Part>();
        var moved = Timing.changed(clocksBefore, matter.clocks());
        if (!moved.isEmpty()) {
            parts.add(clocks.moved(matter.number(), moved));
        }
        if (!answers.sealed().isEmpty()) {
            parts.add(personal.kept(matter.number(), matter.version(), sealed(matter.number(), answers)));
        }
        if (!matter.desk().equals(deskBefore)) {
            parties.joining(matter.number(), matter.desk(), matter.changedAt()).ifPresent(parts::add);
        }
        return parts;
    }

    /** All in one trip. The line decides: without it the rest must not stand. */
    private boolean write(Matter matter, HistoryLine line, @Nullable Wish wish, Trips.Part now, List<Trips.Part> rest) {
        var parts = new ArrayList<Trips.Part>();
        parts.add(
                wish == null
                        ? history.line(matter.number(), line, null, null)
                        : history.line(matter.number(), line, wish.key(), wish.digest()));
        parts.add(now);
        parts.addAll(rest);
        if (trips.write(parts).getFirst() == 0) {
            return false;
        }
        witnesses.saw(matter, line);
        return true;
    }

    private static HistoryLine line(
            Matter matter,
            String action,
            @Nullable String from,
            Standing standing,
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

    /** The photographs, recordings and documents among the answers. */
    private static List<UUID> attached(Map<String, Field> fields, Forms.Answers answers) {
        return fields.values().stream()
                .filter(field -> field.type().handedIn())
                .map(field -> answers.plain().get(field.key()))
                .filter(Objects::nonNull)
                .flatMap(answer -> answer instanceof List<?> many ? many.stream() : Stream.of(answer))
                .map(id -> UUID.fromString(id.toString()))
                .toList();
    }

    private Map<String, byte[]> sealed(MatterNumber number, Forms.Answers answers) {
        var sealed = new LinkedHashMap<String, byte[]>();
        answers.sealed().forEach((field, value) -> sealed.put(field, vault.seal(value, Register.context(number))));
        return sealed;
    }
}
