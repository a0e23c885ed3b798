package org.gongzhi.procedure;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets time act: warns before a limit ends, finds what is overdue, takes the steps that clocks may take. Each clock is
 * handled in a transaction of its own with its matter locked, so a crash delays, never loses and never doubles.
 */
@Component
public class OverdueWatch {

    private static final Logger LOG = LoggerFactory.getLogger(OverdueWatch.class);
    private static final int BATCH = 200;

    private final MatterRepository matters;
    private final ClockRepository clocks;
    private final Procedures procedures;
    private final Matters engine;
    private final Telling telling;
    private final InstantSource time;
    private final TransactionTemplate transaction;

    OverdueWatch(
            MatterRepository matters,
            ClockRepository clocks,
            Procedures procedures,
            Matters engine,
            Telling telling,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.matters = matters;
        this.clocks = clocks;
        this.procedures = procedures;
        this.engine = engine;
        this.telling = telling;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Handles everything due now and returns how many clocks it acted on. */
    int sweep() {
        return sweep(time.instant());
    }

    /**
     * Handles everything due until then and returns how many clocks it acted on.
     *
     * @param now not after the present; a replay names the time it plays in
     */
    public int sweep(Instant now) {
        int acted = 0;
        List<ClockRepository.Due> due;
        do {
            due = clocks.toAct(now, BATCH);
            int before = acted;
            for (var one : due) {
                acted += actSafely(one, now) ? 1 : 0;
            }
            if (acted == before) {
                return acted;
            }
        } while (due.size() == BATCH);
        return acted;
    }

    private boolean actSafely(ClockRepository.Due due, Instant now) {
        try {
            return Boolean.TRUE.equals(transaction.execute(_ -> act(due, now)));
        } catch (RuntimeException e) {
            LOG.error("clock {} of {} waits for the next round", due.key(), due.number(), e);
            return false;
        }
    }

    private boolean act(ClockRepository.Due due, Instant now) {
        var matter = matters.lock(due.number()).orElseThrow();
        var procedure = procedures.of(matter);
        var clock = matter.clocks().stream()
                .filter(one -> one.key().equals(due.key()) && one.round() == due.round())
                .findFirst()
                .orElseThrow();
        var rule = procedure.clocks().get(clock.key());
        if (rule == null || clock.nextAt() == null || clock.nextAt().isAfter(now)) {
            return false;
        }
        var occasion = clock.key() + clock.round();
        if (clock.nextAt().isBefore(clock.dueAt())) {
            clocks.save(matter.number(), clock.warn());
            telling.tell(procedure, matter, rule.onWarn(), Map.of(), occasion + "/warn", null);
            return true;
        }
        clocks.save(matter.number(), clock.overdue(now));
        telling.tell(procedure, matter, rule.onOverdue(), Map.of(), occasion + "/overdue", null);
        if (rule.performs() != null) {
            perform(matter, procedure, rule.performs());
        }
        return true;
    }

    /** A step the clock may take where the matter stands; where it may not, nothing is left for it to do. */
    private void perform(Matter matter, Procedure procedure, String key) {
        var action = procedure.action(key);
        if (action != null && action.from().contains(matter.state())) {
            engine.perform(new Step(matter.number(), key, matter.version(), Map.of(), new Actor.Time(), null, null));
        }
    }
}
