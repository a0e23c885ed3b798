package org.gongzhi.evidence;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.gongzhi.kernel.Chronicle;
import org.gongzhi.kernel.Rounds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings the log up to date every second and signs it when due, on every node: the log's lock makes them take turns.
 * Where much waits, the next batch is read and digested while the last is written.
 */
@Component
class Follower implements Rounds {

    /** So that a chronicle with much to log does not keep the others waiting, nor a program that is told to stop. */
    private static final int BATCHES = 16;

    private final Log log;
    private final LogRepository rows;
    private final List<Chronicle> chronicles;
    private final JdbcClient jdbc;

    Follower(Log log, LogRepository rows, List<Chronicle> chronicles, JdbcClient jdbc) {
        this.log = log;
        this.rows = rows;
        this.chronicles = List.copyOf(chronicles);
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public boolean round() {
        var more = false;
        for (var chronicle : chronicles) {
            more |= follow(chronicle);
        }
        log.signIfDue();
        return more;
    }

    /** Logs what is new in a chronicle; whether more may wait. */
    boolean follow(Chronicle chronicle) {
        var batch = Batch.after(jdbc, chronicle, rows.position(chronicle.name()));
        for (var left = BATCHES; !batch.isEmpty(); left--) {
            var last = left == 1 || !batch.full();
            var next = last ? null : ahead(chronicle, batch.until());
            if (!log.append(batch)) {
                return true;
            }
            if (next == null) {
                return batch.full();
            }
            log.signIfDue();
            batch = next.join();
        }
        return false;
    }

    private CompletableFuture<Batch> ahead(Chronicle chronicle, long position) {
        return CompletableFuture.supplyAsync(() -> Batch.after(jdbc, chronicle, position), Thread::startVirtualThread);
    }
}
