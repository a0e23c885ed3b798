package org.gongzhi.territory;

import java.util.Arrays;
import java.util.Locale;

/** The tiers (层级) of the tree of places, from the province down to the building; a zone stands beside the tiers. */
public enum Level {
    PROVINCE(2),
    CITY(4),
    COUNTY(6),
    TOWN(9),
    VILLAGE(12),
    GRID(15),
    MICRO_GRID(18),
    BUILDING(21),
    /** A development zone or scenic area: its own code with letters, at whatever depth it was put. */
    ZONE(0);

    private final int length;

    Level(int length) {
        this.length = length;
    }

    /** How long the code of a place of this level is; 0 for a zone, whose code may end at any depth. */
    public int length() {
        return length;
    }

    /** {@code micro-grid}: how files and procedures write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message key of the Chinese name, such as {@code territory.level.micro-grid} for 微网格. */
    public String label() {
        return "territory.level." + key();
    }

    /**
     * The level that files and procedures write so.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Level of(String key) {
        return Arrays.stream(values())
                .filter(level -> level.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such level: " + key));
    }
}
