package org.gongzhi.insight;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gongzhi.insight.TallyRepository.Taken;
import org.gongzhi.procedure.Chronicle;
import org.gongzhi.procedure.MatterNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the counts as things happen. Each round takes the matters on which something happened, works out their facts
 * anew, and adds the difference to every count they stand in, in the transaction that moves the cursor: a crash loses
 * nothing and counts nothing twice.
 */
@Service
class Tallies {

    private static final int LOOKED_AT = 500;

    private final Chronicle chronicle;
    private final Reckoner reckoner;
    private final FactRepository facts;
    private final TallyRepository tallies;
    private final InstantSource time;
    private final TransactionTemplate transaction;

    Tallies(
            Chronicle chronicle,
            Reckoner reckoner,
            FactRepository facts,
            TallyRepository tallies,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.chronicle = chronicle;
        this.reckoner = reckoner;
        this.facts = facts;
        this.tallies = tallies;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Counts all that has happened; returns how many matters were looked at. */
    int follow() {
        int all = 0;
        for (int some = round(); some > 0; some = round()) {
            all += some;
        }
        return all;
    }

    /**
     * Counts at once all that is written down, also what {@link #follow} leaves for later because some older
     * transaction is still open; everybody else who counts waits.
     */
    void settle() {
        transaction.executeWithoutResult(_ -> {
            tallies.lockAll();
            catchUp(time.instant());
        });
    }

    private int round() {
        var now = time.instant();
        // A look without a lock first: in quiet times nothing is written.
        if (chronicle.changedSince(tallies.position()).rows().isEmpty()
                && facts.toLook(now, 1).isEmpty()) {
            return 0;
        }
        return Objects.requireNonNull(transaction.execute(_ -> count(now)));
    }

    private int count(Instant now) {
        var changed = chronicle.changedSince(tallies.lockPosition());
        var numbers = new LinkedHashSet<>(changed.rows());
        numbers.addAll(facts.toLook(now, LOOKED_AT));
        if (!changed.rows().isEmpty()) {
            tallies.move(changed.position());
        }
        if (!numbers.isEmpty()) {
            write(numbers, now);
        }
        return numbers.size();
    }

    /**
     * Counts all that this transaction sees, and leaves the cursor where it is; the caller keeps everybody else from
     * counting.
     */
    void catchUp(Instant now) {
        var seen = chronicle.seenSince(tallies.position());
        for (int from = 0; from < seen.size(); from += LOOKED_AT) {
            write(seen.subList(from, Math.min(from + LOOKED_AT, seen.size())), now);
        }
        for (var due = facts.toLook(now, LOOKED_AT); !due.isEmpty(); due = facts.toLook(now, LOOKED_AT)) {
            write(due, now);
        }
    }

    private void write(Collection<MatterNumber> numbers, Instant now) {
        var before = facts.find(numbers);
        var after = reckoner.facts(chronicle.lives(numbers), now);
        var cells = new HashMap<Cell, Counts>();
        var taken = new HashMap<Taken, Long>();
        after.forEach(fact -> {
            fact.cells().forEach((cell, counts) -> cells.merge(cell, counts, Counts::plus));
            taken(fact).forEach(one -> taken.merge(one, 1L, Long::sum));
        });
        before.forEach(fact -> {
            fact.cells().forEach((cell, counts) -> cells.merge(cell, Counts.ZERO.minus(counts), Counts::plus));
            taken(fact).forEach(one -> taken.merge(one, -1L, Long::sum));
        });
        var counted = after.stream().map(Fact::number).collect(Collectors.toSet());
        facts.forget(before.stream()
                .map(Fact::number)
                .filter(number -> !counted.contains(number))
                .toList());
        facts.save("insight.fact", after);
        tallies.add(cells);
        tallies.addTaken(taken);
    }

    /** The exclusions a matter counts in: of places as a whole, for a day nobody asks. */
    private static List<Taken> taken(Fact fact) {
        return fact.cells().keySet().stream()
                .filter(cell -> cell.slice() == Cell.Slice.PLACE
                        && !cell.period().equals(fact.opened().toString()))
                .flatMap(cell -> java.util.Arrays.stream(Measure.values())
                        .filter(measure -> fact.verdict(measure).isExcluded())
                        .map(measure ->
                                new Taken(cell, measure, fact.verdict(measure).reason())))
                .toList();
    }
}
