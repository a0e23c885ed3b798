package org.gongzhi.disclosure;

import java.util.Locale;

/** One column of what is published: its heading and what stands in it. */
record Column(String name, Kind kind) {

    /** What stands in a column; a name is masked when so wished, numbers and money are added up, a link is ours. */
    enum Kind {
        TEXT,
        NAME,
        NUMBER,
        MONEY,
        LINK
    }

    /** {@code 收入:money}, or {@code 项目} alone for text. */
    static Column parse(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 0
                ? new Column(text, Kind.TEXT)
                : new Column(
                        text.substring(0, colon),
                        Kind.valueOf(text.substring(colon + 1).toUpperCase(Locale.ROOT)));
    }

    boolean isLink() {
        return kind == Kind.LINK;
    }

    boolean isAmount() {
        return kind == Kind.NUMBER || kind == Kind.MONEY;
    }
}
