package org.gongzhi.organization;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceMoved;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps the posts in force today in memory: read anew after a change, on a new day, and twice a minute for what other
 * nodes changed.
 *
 * <p>Nobody waits for somebody else's reading: whoever waited could hold the connection that the reader needs. After a
 * change each reads for themselves until one is through; when the copy is merely old, one reads and the others use it.
 */
@Component
class CurrentPosts {

    private static final long OLD = Duration.ofSeconds(30).toNanos();

    private final PostRepository posts;
    private final BodyRepository bodies;
    private final Places places;
    private final Duties duties;
    private final InstantSource clock;
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Copy copy;

    private record Copy(PostIndex index, long changes, long readAt) {}

    CurrentPosts(PostRepository posts, BodyRepository bodies, Places places, Duties duties, InstantSource clock) {
        this.posts = posts;
        this.bodies = bodies;
        this.places = places;
        this.duties = duties;
        this.clock = clock;
    }

    PostIndex index() {
        var known = copy;
        if (known == null || !stillHolds(known)) {
            return read();
        }
        if (System.nanoTime() - known.readAt() > OLD && refreshing.compareAndSet(false, true)) {
            try {
                return read();
            } finally {
                refreshing.set(false);
            }
        }
        return known.index();
    }

    /** What is not committed yet is nobody's power: the copy is dropped when the transaction is over. */
    void changed() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    changes.incrementAndGet();
                }
            });
        } else {
            changes.incrementAndGet();
        }
    }

    @EventListener
    void follow(PlaceMoved moved) {
        changed();
    }

    private boolean stillHolds(Copy known) {
        return known.changes() == changes.get() && known.index().day().equals(Shanghai.day(clock.instant()));
    }

    private PostIndex read() {
        long before = changes.get();
        long readAt = System.nanoTime();
        var index = read(Shanghai.day(clock.instant()));
        copy = new Copy(index, before, readAt);
        return index;
    }

    /** A post or body of a place that was merged or renumbered answers for the place that took over. */
    private PostIndex read(LocalDate day) {
        return new PostIndex(
                day,
                duties,
                posts.inForce(day).stream()
                        .map(post -> post.at(places.current(post.place())))
                        .toList(),
                bodies.all().stream()
                        .map(body -> body.at(places.current(body.place())))
                        .toList(),
                places.allButBuildings(),
                posts.desksEverHeld());
    }
}
