package org.gongzhi.procedure;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.kernel.Tail;
import org.gongzhi.organization.Desk;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says, within a second of a commit on any node, at which desks something changed. Nothing is written for it. */
@Component
public class Feed implements Rounds {

    private final Tail tail;
    private final CopyOnWriteArrayList<Consumer<Set<Desk>>> listeners = new CopyOnWriteArrayList<>();
    private long position = -1;

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
    public String name() {
        return "feed";
    }

    @Override
    public boolean round() {
        look();
        return false;
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
}
