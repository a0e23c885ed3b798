package org.gongzhi.procedure;

import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Opening.Opened;
import org.gongzhi.procedure.Step.Taken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens matters and moves them on. Each opening and each step is one transaction: matter, history, clocks and outgoing
 * notices stand together or not at all. The same key never does the same thing twice.
 */
@Service
public class Matters {

    private final Procedures procedures;
    private final MatterRepository matters;
    private final ClockRepository clockRows;
    private final Numbers numbers;
    private final Authority authority;
    private final Steps steps;
    private final Vault vault;
    private final Clocks clocks;
    private final Telling telling;
    private final InstantSource time;
    private final TransactionTemplate transaction;

    Matters(
            Procedures procedures,
            MatterRepository matters,
            ClockRepository clockRows,
            Numbers numbers,
            Authority authority,
            Steps steps,
            Vault vault,
            Clocks clocks,
            Telling telling,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.procedures = procedures;
        this.matters = matters;
        this.clockRows = clockRows;
        this.numbers = numbers;
        this.authority = authority;
        this.steps = steps;
        this.vault = vault;
        this.clocks = clocks;
        this.telling = telling;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Opens a matter.
     *
     * @throws Refusal naming each field that is wrong, or why this actor may not open it
     */
    public Opened open(Opening opening) {
        var procedure = procedures.get(opening.procedure());
        var standing = authority.requireOpener(procedure, opening.place(), opening.actor());
        var answers = Forms.check(procedure.fields(), opening.fields());
        var digest = digest(opening.place().value(), procedure.fields(), answers);
        var at = opening.at() == null ? time.instant() : opening.at();
        var number = numbers.next(procedure, opening.place().county(), Shanghai.day(at));
        var opened = transaction.execute(status -> {
            var matter = fresh(procedure, opening, answers, number, at);
            var line = new HistoryLine(
                    1,
                    at,
                    "open",
                    null,
                    matter.state(),
                    standing.who(),
                    standing.person(),
                    standing.name(),
                    standing.title(),
                    standing.body(),
                    matter.desk().key(),
                    Map.of());
            if (!matters.append(number, line, opening.key(), digest)) {
                status.setRollbackOnly();
                return repeated(number.county(), Objects.requireNonNull(opening.key()), digest);
            }
            matters.insert(matter, Steps.dueAt(procedure, matter));
            clockRows.save(number, matter.clocks());
            matters.seal(number, 1, sealed(number, answers));
            matters.join(number, matter.desk(), at);
            if (opening.at() == null) {
                telling.tell(
                        procedure, matter, procedure.openTells(), Map.of(), "1", answers.phone(procedure.fields()));
            }
            return new Opened(number, false);
        });
        return Objects.requireNonNull(opened);
    }

    private Matter fresh(Procedure procedure, Opening opening, Forms.Answers answers, MatterNumber number, Instant at) {
        var phone = answers.phone(procedure.fields());
        var state = procedure.state(procedure.first());
        var moved =
                clocks.moved(procedure, List.of(), new Clocks.Happening(null, Map.of(), state.key(), "ordinary", at));
        return new Matter(
                number,
                procedure.id(),
                procedure.hash(),
                opening.place(),
                state.key(),
                state.end(),
                title(procedure, answers),
                opening.category(),
                opening.channel(),
                "ordinary",
                1,
                steps.firstDesk(state, opening.place()),
                null,
                answers.plain(),
                Map.of(),
                phone == null ? null : vault.digest(phone),
                at,
                at,
                null,
                opening.actor() instanceof Actor.Replay,
                moved);
    }

    /**
     * Takes an action on a matter.
     *
     * @throws Refusal unknown number, not yours, stale version, wrong state, wrong fields, too late
     */
    public Taken perform(Step step) {
        return Objects.requireNonNull(transaction.execute(_ -> take(step)));
    }

    private Taken take(Step step) {
        var number = step.number();
        var matter =
                matters.lock(number).orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number.value()));
        var procedure = procedures.of(matter);
        var action = procedure.action(step.action());
        if (action == null) {
            throw Refusal.unknown("procedure.unknown-action", step.action());
        }
        if (matter.version() != step.expectedVersion()) {
            return stale(matter, action, step);
        }
        var standing = authority.require(matter, action, step.actor());
        if (!action.from().contains(matter.state())) {
            throw Refusal.conflict(
                    "procedure.wrong-state",
                    action.name(),
                    procedure.state(matter.state()).name());
        }
        var answers = Forms.check(action.form(), step.form());
        var at = step.at() == null ? time.instant() : step.at();
        var next = steps.after(procedure, matter, action, answers.plain(), standing, at);
        var line = new HistoryLine(
                next.version(),
                at,
                action.key(),
                matter.state(),
                next.state(),
                standing.who(),
                standing.person(),
                standing.name(),
                standing.title(),
                standing.body(),
                matter.desk().key(),
                answers.plain());
        var digest = digest(number.value() + "/" + action.key(), action.form(), answers);
        if (!matters.append(number, line, step.key(), digest)) {
            throw Refusal.conflict("procedure.key-used");
        }
        matters.update(next, Steps.dueAt(procedure, next));
        clockRows.save(number, Steps.changed(matter.clocks(), next.clocks()));
        matters.seal(number, next.version(), sealed(number, answers));
        if (!next.desk().equals(matter.desk())) {
            matters.join(number, next.desk(), at);
        }
        if (step.at() == null) {
            telling.tell(procedure, next, action.tells(), answers.plain(), Integer.toString(next.version()), null);
        }
        steps.runEffect(matter, action, answers.plain());
        return new Taken(number, next.version(), next.state(), false);
    }

    /** Somebody was faster, or the same wish came twice. */
    private Taken stale(Matter matter, Action action, Step step) {
        if (step.key() != null) {
            var known = matters.known(matter.number().county(), step.key());
            if (known.isPresent()) {
                var answers = Forms.check(action.form(), step.form());
                requireSame(known.get(), digest(matter.number().value() + "/" + action.key(), action.form(), answers));
                return new Taken(matter.number(), known.get().seq(), known.get().state(), true);
            }
        }
        throw steps.stale(matter, step.expectedVersion());
    }

    private Opened repeated(String county, String key, byte[] digest) {
        var known = matters.known(county, key).orElseThrow();
        requireSame(known, digest);
        return new Opened(known.number(), true);
    }

    private static void requireSame(MatterRepository.Known known, byte[] digest) {
        if (!MessageDigest.isEqual(known.digest(), digest)) {
            throw Refusal.conflict("procedure.key-used");
        }
    }

    private Map<String, byte[]> sealed(MatterNumber number, Forms.Answers answers) {
        var sealed = new LinkedHashMap<String, byte[]>();
        answers.sealed().forEach((field, value) -> sealed.put(field, vault.seal(value, Register.context(number))));
        return sealed;
    }

    private static String title(Procedure procedure, Forms.Answers answers) {
        var text = String.valueOf(answers.plain().getOrDefault(procedure.title(), procedure.name()));
        var line = text.lines().findFirst().orElse("").strip();
        var end = line.offsetByCodePoints(0, Math.min(40, line.codePointCount(0, line.length())));
        return end < line.length() ? line.substring(0, end) + "…" : line;
    }

    /** What was asked, in a form that is equal when the same is asked again. Files get new names when sent again. */
    private byte[] digest(String subject, Map<String, Field> fields, Forms.Answers answers) {
        var said = new TreeMap<String, Object>(answers.sealed());
        answers.plain().forEach((key, value) -> {
            var type = Objects.requireNonNull(fields.get(key)).type();
            said.put(key, type == Field.Type.FILES || type == Field.Type.RECORDING ? "" : value);
        });
        return vault.mac("asked", subject + said);
    }
}
