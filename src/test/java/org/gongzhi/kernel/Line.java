package org.gongzhi.kernel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The way to a program that may be down: clients wait until it is up again, a test waits until enough was acknowledged.
 */
final class Line {

    private static final long PATIENCE_MILLIS = Duration.ofMinutes(4).toMillis();

    private @Nullable String address;
    private int acknowledged;

    synchronized void up(String newAddress) {
        address = newAddress;
        notifyAll();
    }

    synchronized void down() {
        address = null;
    }

    /** Where the program listens; waits while it is down. */
    synchronized String address() throws InterruptedException {
        var until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (address == null) {
            wait(left(until));
        }
        return address;
    }

    synchronized void acknowledge() {
        acknowledged++;
        notifyAll();
    }

    synchronized void awaitAcknowledged(int wanted) throws InterruptedException {
        var until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (acknowledged < wanted) {
            wait(left(until));
        }
    }

    private long left(long until) {
        var left = until - System.currentTimeMillis();
        if (left <= 0) {
            throw new IllegalStateException("waited too long; acknowledged " + acknowledged);
        }
        return left;
    }
}
