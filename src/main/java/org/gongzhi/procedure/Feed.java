package org.gongzhi.procedure;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.gongzhi.kernel.Tail;
import org.gongzhi.organization.Desk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says, within a second of a commit on any node, at which desks something changed. Nothing is written for it. */
@Component
@ConditionalOnWebApplication
public class Feed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final long PAUSE = 1_000;

    private final Tail tail;
    private final CopyOnWriteArrayList<Consumer<Set<Desk>>> listeners = new CopyOnWriteArrayList<>();
    private long position = -1;
    private volatile boolean running;

    Feed(JdbcClient jdbc) {
        this.tail = new Tail(jdbc, "procedure.change");
    }

    /** From this moment on: what commits after this call is told, however soon. */
    public synchronized void listen(Consumer<Set<Desk>> listener) {
        if (position < 0) {
            position = tail.end();
        }
        listeners.add(listener);
    }

    public void forget(Consumer<Set<Desk>> listener) {
        listeners.remove(listener);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("feed").start(this::follow);
    }

    private void follow() {
        while (running) {
            try {
                Thread.sleep(PAUSE);
                look();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (running) {
                    LOG.warn("the feed pauses: {}", e.getMessage());
                }
            }
        }
    }

    private synchronized void look() {
        position = listeners.isEmpty() ? -1 : tell(position);
    }

    private long tell(long position) {
        var changed = new HashSet<Desk>();
        var rows = tail.read(position, (row, _) -> {
            changed.add(new Desk(row.getString("desk")));
            return changed.add(new Desk(row.getString("waits_at")));
        });
        if (!changed.isEmpty()) {
            listeners.forEach(listener -> listener.accept(changed));
        }
        return rows.position();
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
