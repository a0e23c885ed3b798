package org.gongzhi.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Empties the outbox as long as the program runs, on as many nodes as there are.
 *
 * <p>It takes no more rows than it has hands free, so that a row's lease runs only while somebody works on it and a
 * slow provider never holds up an urgent notice behind a full batch.
 */
@Component
class Sender implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration TIDYING = Duration.ofHours(1);
    private static final long LAST_WORDS_SECONDS = 12;

    private final Outbox outbox;
    private final Courier courier;
    private final NoticeSettings settings;
    private final InstantSource clock;
    private final Semaphore hands;
    private final Semaphore bell = new Semaphore(0);
    private volatile @Nullable Thread loop;
    private Instant tidied = Instant.MIN;

    Sender(Outbox outbox, Courier courier, NoticeSettings settings, InstantSource clock) {
        this.outbox = outbox;
        this.courier = courier;
        this.settings = settings;
        this.clock = clock;
        this.hands = new Semaphore(settings.sending().atOnce());
    }

    /** Something was queued and committed: look now. */
    void wake() {
        bell.release();
    }

    @Override
    public void start() {
        if (settings.sender() && loop == null) {
            var thread = Thread.ofPlatform().daemon().name("notice-sender").unstarted(this::run);
            // First the field, then the start: the loop runs only as long as it finds itself there.
            loop = thread;
            thread.start();
        }
    }

    /** Lets what is under way finish; what does not finish in time comes back when its lease is over. */
    @Override
    public void stop() {
        var thread = loop;
        loop = null;
        if (thread == null) {
            return;
        }
        bell.release();
        try {
            thread.join(Duration.ofSeconds(LAST_WORDS_SECONDS));
            var all = settings.sending().atOnce();
            if (hands.tryAcquire(all, LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                hands.release(all);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }

    private void run() {
        try {
            while (Thread.currentThread().equals(loop)) {
                if (!round()) {
                    rest();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes what is due; returns whether there may be more. */
    private boolean round() throws InterruptedException {
        hands.acquire();
        var free = 1 + hands.drainPermits();
        List<Envelope> taken = List.of();
        try {
            taken = outbox.claim(free, clock.instant(), settings.sending().lease());
            tidy();
        } catch (RuntimeException e) {
            LOG.warn("the outbox cannot be read now: {}", e.getClass().getSimpleName());
        } finally {
            hands.release(free - taken.size());
        }
        for (var envelope : taken) {
            Thread.ofVirtual().name("notice").start(() -> work(envelope));
        }
        return taken.size() == free;
    }

    private void work(Envelope envelope) {
        try {
            courier.deliver(envelope);
        } catch (RuntimeException e) {
            // The message stays out of the log: it may name somebody. The lease brings the row back.
            LOG.warn(
                    "notice {} was not settled: {}", envelope.id(), e.getClass().getSimpleName());
        } finally {
            hands.release();
        }
    }

    private void rest() throws InterruptedException {
        if (bell.tryAcquire(settings.sending().poll().toMillis(), TimeUnit.MILLISECONDS)) {
            bell.drainPermits();
        }
    }

    private void tidy() {
        var now = clock.instant();
        if (now.isAfter(tidied.equals(Instant.MIN) ? tidied : tidied.plus(TIDYING))) {
            tidied = now;
            while (outbox.purge(now.minus(settings.keep())) > 0) {
                // Small portions, so that no other sender waits long for a row.
            }
        }
    }
}
