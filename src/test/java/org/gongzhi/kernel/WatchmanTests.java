package org.gongzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class WatchmanTests {

    private static final Duration SOON = Duration.ofMillis(1);

    private record Errand(String name, Duration every, BooleanSupplier work) implements Rounds {
        @Override
        public boolean round() {
            return work.getAsBoolean();
        }
    }

    @Test
    void goesOnAtOnceWhileThereIsMoreToDo() throws InterruptedException {
        var gone = new CountDownLatch(1_000);
        var watchman = new Watchman(
                List.of(new Errand("much", Duration.ofDays(1), () -> {
                    gone.countDown();
                    return true;
                })),
                true);

        watchman.start();

        assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
        watchman.stop();
    }

    @Test
    void oneThatFailsIsTriedAgainAndHoldsUpNobodyElse() throws InterruptedException {
        var tried = new Semaphore(0);
        var others = new Semaphore(0);
        var failing = new Errand("failing", SOON, () -> {
            tried.release();
            throw new IllegalStateException("the database is away");
        });
        var well = new Errand("well", SOON, () -> {
            others.release();
            return false;
        });
        var watchman = new Watchman(List.of(failing, well), true);

        watchman.start();

        assertThat(tried.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(others.tryAcquire(3, 10, TimeUnit.SECONDS)).isTrue();
        watchman.stop();
    }

    @Test
    void aRoundThatHasBegunIsFinishedBeforeItStops() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ended = new AtomicInteger();
        var watchman = new Watchman(
                List.of(new Errand("long", Duration.ofDays(1), () -> {
                    begun.countDown();
                    try {
                        mayEnd.await();
                    } catch (InterruptedException _) {
                        return false;
                    }
                    ended.incrementAndGet();
                    return true;
                })),
                true);
        watchman.start();
        begun.await();

        var stopping = Thread.ofVirtual().start(watchman::stop);
        while (watchman.isRunning()) {
            Thread.onSpinWait();
        }
        mayEnd.countDown();
        stopping.join();

        assertThat(ended).hasValue(1);
    }

    @Test
    void aCommandGoesNoRounds() {
        var gone = new AtomicInteger();
        var watchman = new Watchman(List.of(new Errand("any", SOON, () -> gone.incrementAndGet() < 0)), false);

        watchman.start();
        watchman.stop();

        assertThat(gone).hasValue(0);
    }
}
