package org.gongzhi.kernel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Goes all {@link Rounds} while the program serves. Told to stop, it lets each finish the round it is on. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "gongzhi.follow", matchIfMissing = true)
class Watchman implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);
    private static final int SLOWER_AFTER_TROUBLE = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<Rounds> all;
    private volatile CountDownLatch stopped = new CountDownLatch(0);
    private List<Thread> threads = List.of();

    /** A command of the same program, such as an import, goes no rounds. */
    Watchman(List<Rounds> all, @Value("${gongzhi.serving:true}") boolean serving) {
        this.all = serving ? List.copyOf(all) : List.of();
    }

    @Override
    public void start() {
        var until = new CountDownLatch(1);
        stopped = until;
        threads = all.stream()
                .map(rounds -> Thread.ofVirtual().name(rounds.name()).start(() -> keep(rounds, until)))
                .toList();
    }

    private static void keep(Rounds rounds, CountDownLatch until) {
        try {
            var rest = Duration.ZERO;
            while (!until.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                rest = go(rounds, until);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long to rest now. */
    private static Duration go(Rounds rounds, CountDownLatch until) {
        try {
            return rounds.round() ? Duration.ZERO : rounds.every();
        } catch (RuntimeException e) {
            if (until.getCount() > 0) {
                LOG.warn("{} pauses: {}", rounds.name(), e.getMessage());
            }
            return rounds.every().multipliedBy(SLOWER_AFTER_TROUBLE);
        }
    }

    /** No interrupt: it would break a statement on its way. */
    @Override
    public void stop() {
        stopped.countDown();
        try {
            for (var thread : threads) {
                thread.join(PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
