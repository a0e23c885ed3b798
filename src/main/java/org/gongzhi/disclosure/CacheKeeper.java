package org.gongzhi.disclosure;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.kernel.Tail;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Throws away kept answers when what they say is no longer so: at once for what this node publishes, within a second
 * for what another one does, and for questions asked and answered anywhere.
 */
@Component
class CacheKeeper implements Rounds {

    private static final List<String> OURS = List.of("GK", "GW", "ZB");

    private final OpenCache cache;
    private final Tail published;
    private final Journal journal;
    private final Register register;
    private final AtomicLong atVersions = new AtomicLong();
    private final AtomicLong atSteps = new AtomicLong();

    CacheKeeper(OpenCache cache, JdbcClient jdbc, Journal journal, Register register) {
        this.cache = cache;
        this.published = new Tail(jdbc, "disclosure.version");
        this.journal = journal;
        this.register = register;
    }

    @Override
    public String name() {
        return "open pages";
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void published(Publishing.Published event) {
        cache.changed(event.version().slot().place().value());
    }

    @Override
    public boolean round() {
        if (atVersions.get() == 0) {
            // Nothing is kept that is older than this round.
            atVersions.set(published.end());
            atSteps.set(journal.end());
            cache.clear();
            return false;
        }
        var rows = published.read(atVersions.get(), (row, _) -> row.getString("place"));
        rows.rows().forEach(cache::changed);
        atVersions.set(rows.position());
        var steps = journal.after(atSteps.get());
        var ours = steps.numbers().stream().filter(CacheKeeper::isOurs).toList();
        if (!ours.isEmpty()) {
            register.all(ours).values().stream()
                    .map(matter -> matter.place().value())
                    .distinct()
                    .forEach(cache::changed);
        }
        atSteps.set(steps.position());
        return false;
    }

    /** The numbers of publications, questions and broadcasts begin with these letters, as their procedures say. */
    private static boolean isOurs(MatterNumber number) {
        return OURS.stream().anyMatch(number.value()::startsWith);
    }
}
