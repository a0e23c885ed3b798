package org.gongzhi.disclosure;

/** How often an item is to be published. */
enum Every {
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR,
    /** At once, whenever it happens. */
    ONCE;

    String key() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Every of(String key) {
        return valueOf(key.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
    }
}
