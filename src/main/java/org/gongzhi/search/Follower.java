package org.gongzhi.search;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Lets the index follow what happens, a second behind, as long as the program serves. */
@Component
@ConditionalOnBooleanProperty(name = "gongzhi.follow", matchIfMissing = true)
class Follower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final long PAUSE = 1_000;

    private final Indexer indexer;
    private final boolean serving;
    private volatile boolean running;

    Follower(Indexer indexer, @Value("${gongzhi.serving:true}") boolean serving) {
        this.indexer = indexer;
        this.serving = serving;
    }

    @Override
    public void start() {
        running = true;
        if (serving) {
            Thread.ofVirtual().name("index").start(this::follow);
        }
    }

    private void follow() {
        while (running) {
            try {
                indexer.catchUp();
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("the index pauses: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
