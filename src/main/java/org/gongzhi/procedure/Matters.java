package org.gongzhi.procedure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Predicate;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Opening.Opened;
import org.gongzhi.procedure.Step.Taken;
import org.jspecify.annotations.Nullable;
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
    private final Numbers numbers;
    private final Authority authority;
    private final Openings openings;
    private final Steps steps;
    private final Records records;
    private final Wishes wishes;
    private final Preconditions preconditions;
    private final Merging merging;
    private final Needs needs;
    private final Consequences consequences;
    private final Telling telling;
    private final Register register;
    private final InstantSource time;
    private final TransactionTemplate transaction;

    Matters(
            Procedures procedures,
            MatterRepository matters,
            Numbers numbers,
            Authority authority,
            Openings openings,
            Steps steps,
            Records records,
            Wishes wishes,
            Preconditions preconditions,
            Merging merging,
            Needs needs,
            Consequences consequences,
            Telling telling,
            Register register,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.procedures = procedures;
        this.matters = matters;
        this.numbers = numbers;
        this.authority = authority;
        this.openings = openings;
        this.steps = steps;
        this.records = records;
        this.wishes = wishes;
        this.preconditions = preconditions;
        this.merging = merging;
        this.needs = needs;
        this.consequences = consequences;
        this.telling = telling;
        this.register = register;
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
        var wish = new Records.Wish(opening.key(), wishes.digest(opening, procedure, answers));
        var at = opening.at() == null ? time.instant() : opening.at();
        var number = numbers.next(procedure, opening.place().county(), Shanghai.day(at));
        var opened = transaction.execute(status -> {
            var matter = openings.fresh(procedure, opening, answers, number, null, standing, at);
            var before = status.isNewTransaction() ? null : status.createSavepoint();
            if (!records.opened(procedure, matter, standing, answers, wish)) {
                // Within a larger transaction, such as several openings in a row, the others still stand.
                if (before == null) {
                    status.setRollbackOnly();
                } else {
                    status.rollbackToSavepoint(before);
                }
                return wishes.repeated(number.county(), Objects.requireNonNull(opening.key()), wish.digest());
            }
            if (opening.at() == null) {
                telling.tell(
                        procedure,
                        matter,
                        procedure.openTells(),
                        answers.plain(),
                        "1",
                        answers.phone(procedure.fields()));
            }
            return new Opened(number, false);
        });
        return Objects.requireNonNull(opened);
    }

    /**
     * Takes an action on a matter.
     *
     * @throws Refusal unknown number, not yours, stale version, wrong state, wrong fields, too early or too late
     */
    public Taken perform(Step step) {
        return perform(step, _ -> true);
    }

    /** The same on a matter as seen from a scope: what lies outside is as unknown as what does not exist. */
    public Taken perform(Step step, Scope scope) {
        return perform(step, matter -> register.sees(scope, matter));
    }

    private Taken perform(Step step, Predicate<Matter> seen) {
        var at = step.at() == null ? time.instant() : step.at();
        var first = Objects.requireNonNull(transaction.execute(_ -> begin(step, seen, at)));
        if (first.taken() != null) {
            return first.taken();
        }
        var children = needs.children(first.matter(), first.action(), at);
        return Objects.requireNonNull(transaction.execute(_ -> {
            var lead = needs.lead(step, first.action());
            return take(known(step, seen), step, at, new Needs.Met(children, lead));
        }));
    }

    /** A step taken; or, for one that needs something before its matter is locked, what it is about. */
    private record First(@Nullable Taken taken, Matter matter, Action action) {}

    /** Most steps need nothing but their own matter, and are taken at once. */
    private First begin(Step step, Predicate<Matter> seen, Instant at) {
        var matter = known(step, seen);
        var action = action(matter, step);
        var taken = Needs.any(action) ? null : take(matter, step, at, Needs.Met.NOTHING);
        return new First(taken, matter, action);
    }

    private Matter known(Step step, Predicate<Matter> seen) {
        return matters.lock(step.number())
                .filter(seen)
                .orElseThrow(() -> Refusal.unknown(
                        "procedure.unknown-number", step.number().value()));
    }

    private Action action(Matter matter, Step step) {
        var action = procedures.of(matter).action(step.action());
        if (action == null) {
            throw Refusal.unknown("procedure.unknown-action", step.action());
        }
        return action;
    }

    private Taken take(Matter matter, Step step, Instant at, Needs.Met met) {
        var number = step.number();
        var procedure = procedures.of(matter);
        var action = action(matter, step);
        if (matter.version() != step.expectedVersion()) {
            return wishes.stale(matter, action, step);
        }
        var standing = authority.require(matter, action, step.actor());
        if (!action.from().contains(matter.state())) {
            throw Refusal.conflict(
                    "procedure.wrong-state",
                    action.name(),
                    procedure.state(matter.state()).name());
        }
        preconditions.require(procedure, matter, action, at);
        var answers = preconditions.answers(action, step.form());
        merging.require(matter, action, met.lead(), answers.plain(), step.actor());
        var next = steps.after(procedure, matter, action, answers, standing, met.lead(), at);
        var wish = new Records.Wish(step.key(), wishes.digest(number, action, answers));
        if (!records.taken(procedure, matter, next, action.key(), standing, answers, wish)) {
            throw Refusal.conflict("procedure.key-used");
        }
        var told = step.at() == null;
        if (told) {
            telling.tell(procedure, next, action.tells(), answers.plain(), Integer.toString(next.version()), null);
        }
        consequences.of(
                new Consequences.Done(procedure, matter, next, action, answers.plain(), standing, step.actor(), told),
                met);
        return new Taken(number, next.version(), next.state(), false);
    }
}
