package org.gongzhi.campaign;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way in which the items of a campaign are counted and listed. The names are the columns; nothing else reaches SQL.
 */
enum Facet {
    CHANNEL,
    STATE,
    REASON,
    EXPLAINED,
    FIELD,
    NATURE,
    DIFFICULTY,
    LEVEL,
    FOLLOW_UP;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As addresses write it. */
    String key() {
        return column().replace('_', '-');
    }

    static Optional<Facet> of(String key) {
        return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }
}
