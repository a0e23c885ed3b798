package org.gongzhi.search;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.Journal.Writing;
import org.gongzhi.procedure.MatterNumber;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the index like the register. What it writes of a matter is the matter as it is now, in the transaction that
 * moves the position on: broken off anywhere, it goes on where it was, and doing a matter twice does no harm.
 */
@Component
class Indexer {

    private static final int BATCH = 500;

    private final Entries entries;
    private final Journal journal;
    private final TransactionTemplate transaction;

    Indexer(Entries entries, Journal journal, PlatformTransactionManager transactions) {
        this.entries = entries;
        this.journal = journal;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Follows the journal to where it ends now. */
    void catchUp() {
        while (step()) {
            // Each step is a transaction of its own.
        }
    }

    /** The next changes; false when there are none. */
    boolean step() {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var changes = journal.after(entries.lock().position());
            if (changes.numbers().isEmpty()) {
                return false;
            }
            entries.write(journal.read(changes.numbers()));
            entries.moveTo(changes.position());
            return true;
        }));
    }

    /** Makes the index anew from the register. Other programs may go on meanwhile. */
    void rebuild(LongConsumer done) {
        transaction.executeWithoutResult(_ -> {
            entries.lock();
            entries.clear(journal.end());
        });
        for (var county : journal.counties()) {
            var last = new Last(Instant.EPOCH, "");
            while (last != null) {
                last = next(county, last, done);
            }
        }
        finish();
    }

    /** Makes whole what a rebuilding left unfinished: its entries are missing, but searching is quick again. */
    void finish() {
        transaction.executeWithoutResult(_ -> {
            entries.lock();
            entries.complete();
        });
    }

    private record Last(Instant opened, String number) {}

    private @org.jspecify.annotations.Nullable Last next(String county, Last last, LongConsumer done) {
        List<Writing> writings = Objects.requireNonNull(transaction.execute(_ -> {
            entries.lock();
            List<MatterNumber> numbers = journal.walk(county, last.opened(), last.number(), BATCH);
            var read = journal.read(numbers);
            entries.write(read);
            return read;
        }));
        done.accept(writings.size());
        return writings.stream()
                .map(Writing::matter)
                .map(matter -> new Last(matter.openedAt(), matter.number().value()))
                .max(java.util.Comparator.comparing(Last::opened).thenComparing(Last::number))
                .orElse(null);
    }
}
