package org.gongzhi.insight;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the counts follow within a second while the program serves; of several nodes one counts at a time. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "gongzhi.follow", matchIfMissing = true)
class CountsFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CountsFollower.class);
    private static final long PAUSE = 1_000;
    private static final long AFTER_TROUBLE = 10_000;

    private final Tallies tallies;
    private volatile boolean running;

    CountsFollower(Tallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("counts").start(this::follow);
    }

    private void follow() {
        while (running) {
            try {
                Thread.sleep(quietly() ? PAUSE : AFTER_TROUBLE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whether it went well. */
    private boolean quietly() {
        try {
            tallies.follow();
            return true;
        } catch (RuntimeException e) {
            if (running) {
                LOG.warn("the counts pause: {}", e.getMessage());
            }
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
