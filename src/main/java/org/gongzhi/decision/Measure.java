package org.gongzhi.decision;

import java.util.Locale;

/** What a rule counts (计量): exclusive area in 0.01 m², heads, or households' representatives. */
public enum Measure {
    AREA,
    HEADS,
    HOUSEHOLDS;

    /** The word in a rule, such as {@code heads}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
