package org.gongzhi.hotissue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the gathering follow while the program serves; of several nodes one gathers at a time. */
@Component
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "gongzhi.follow", matchIfMissing = true)
class GatheringFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GatheringFollower.class);
    private static final long PAUSE = 5_000;

    private final Gatherer gatherer;
    private volatile boolean running;

    GatheringFollower(Gatherer gatherer) {
        this.gatherer = gatherer;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("gathering").start(this::follow);
    }

    private void follow() {
        while (running) {
            try {
                Thread.sleep(PAUSE);
                gatherer.catchUp();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("the gathering pauses: {}", e.getMessage());
                }
            }
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
