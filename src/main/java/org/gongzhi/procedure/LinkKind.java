package org.gongzhi.procedure;

import java.util.Locale;

/** How two matters belong together (关联). */
public enum LinkKind {
    CAUSED_BY,
    SAME_KIND_AS,
    COVERED_BY;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static LinkKind of(String key) {
        for (var kind : values()) {
            if (kind.key().equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("'" + key + "' is no link: use caused-by, same-kind-as or covered-by");
    }
}
