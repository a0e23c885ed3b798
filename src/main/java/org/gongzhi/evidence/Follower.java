package org.gongzhi.evidence;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gongzhi.kernel.Chronicle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings the log up to date every second and signs it when due, on every node: the log's lock makes them take turns.
 */
@Component
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "gongzhi.watch", havingValue = "true", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "gongzhi.follow", matchIfMissing = true)
class Follower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long PAUSE = 1_000;

    private final Log log;
    private final List<Chronicle> chronicles;
    private final AtomicBoolean running = new AtomicBoolean();

    Follower(Log log, List<Chronicle> chronicles) {
        this.log = log;
        this.chronicles = List.copyOf(chronicles);
    }

    @Override
    public void start() {
        running.set(true);
        Thread.ofVirtual().name("evidence").start(this::follow);
    }

    private void follow() {
        while (running.get()) {
            try {
                if (!round()) {
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running.get()) {
                    LOG.error("the public log stands still: {}", e.getMessage());
                    rest();
                }
            }
        }
    }

    /** Whether there may be more at once. */
    private boolean round() {
        var added = 0;
        for (var chronicle : chronicles) {
            added = Math.max(added, log.follow(chronicle));
        }
        log.signIfDue();
        return added >= 1_000;
    }

    private static void rest() {
        try {
            Thread.sleep(10 * PAUSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running.set(false);
    }

    @Override
    public boolean isRunning() {
        return running.get();
    }
}
