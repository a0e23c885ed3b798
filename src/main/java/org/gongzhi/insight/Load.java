package org.gongzhi.insight;

import java.util.Locale;

/** How pressing a matter is (待办、将超时、已超时). */
enum Load {
    /** Nothing is to be done any more. */
    ENDED,
    /** Open, with time enough or no limit at all. */
    CALM,
    /** The last third of its limit, at most a day, has begun. */
    SOON,
    LATE;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Load of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
