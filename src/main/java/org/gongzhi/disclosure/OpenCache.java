package org.gongzhi.disclosure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers that stand until something at their place changes. A page of a place depends on everything below it, so what
 * is published in a village throws away the village's answers and those of each place around it, and no others.
 *
 * <p>An answer goes into the shelf that its maker took before it began: a shelf thrown away meanwhile takes the answer
 * with it, so nothing made from old data is ever kept.
 */
@Component
class OpenCache {

    private static final long MOST_BYTES = 96L * 1024 * 1024;
    private static final List<Integer> TIERS = List.of(0, 2, 4, 6, 9, 12);

    private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();

    /** An answer as it goes over the wire. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Kept(
            byte[] plain, byte @Nullable [] packed, String tag, List<Map.Entry<String, String>> headers, long until) {

        long size() {
            return plain.length + (packed == null ? 0 : packed.length) + 500L;
        }
    }

    /** The answers about one place. */
    final class Shelf {

        private final Map<String, Kept> answers = new ConcurrentHashMap<>();

        void keep(String key, Kept kept) {
            if (answers.putIfAbsent(key, kept) == null && bytes.addAndGet(kept.size()) > MOST_BYTES) {
                clear();
            }
        }
    }

    /** The shelf of a place; to be taken before an answer is begun. */
    Shelf shelf(String place) {
        return shelves.computeIfAbsent(place, _ -> new Shelf());
    }

    @Nullable
    Kept find(String place, String key, long now) {
        var shelf = shelves.get(place);
        if (shelf == null) {
            return null;
        }
        var kept = shelf.answers.get(key);
        if (kept != null && kept.until() < now) {
            // The next one puts a fresh answer there.
            if (shelf.answers.remove(key, kept)) {
                bytes.addAndGet(-kept.size());
            }
            return null;
        }
        return kept;
    }

    /** Something at a place is no longer as it was. */
    void changed(String place) {
        for (int length : TIERS) {
            if (length <= place.length()) {
                var thrown = shelves.remove(place.substring(0, length));
                if (thrown != null) {
                    bytes.addAndGet(-thrown.answers.values().stream()
                            .mapToLong(Kept::size)
                            .sum());
                }
            }
        }
    }

    void clear() {
        shelves.clear();
        bytes.set(0);
    }
}
