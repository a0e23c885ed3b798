package org.gongzhi.search;

import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * How near two reports are to each other, and how alike what they say must be before they may be one problem: in one
 * house a little is enough, across a village it must be nearly the same.
 */
enum Nearness {
    DOOR(21, 0.12),
    NEIGHBOURS(18, 0.15),
    GRID(15, 0.3),
    VILLAGE(12, 0.45);

    private final int shared;
    private final double enough;

    Nearness(int shared, double enough) {
        this.shared = shared;
        this.enough = enough;
    }

    /** Which of these two places are to each other; null when they are not near. */
    static @Nullable Nearness of(PlaceCode one, PlaceCode other) {
        for (var nearness : values()) {
            int length = nearness.shared;
            if (one.value().length() >= length
                    && other.value().length() >= length
                    && one.value().substring(0, length).equals(other.value().substring(0, length))) {
                return nearness;
            }
        }
        return null;
    }

    /**
     * Whether both may mean the same: alike enough for how near they are, and with a word in common that tells what.
     */
    boolean isEnough(Topic one, Topic other) {
        return one.likeness(other) >= enough && !one.shared(other).isEmpty();
    }

    /** The message key of what people call it. */
    String key() {
        return "search.near." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
