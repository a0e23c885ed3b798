package org.gongzhi.web;

import java.util.Locale;

/** The headings of the first page, in the order they are shown. */
public enum HomeGroup {
    /** One's own: what was reported, and how it stands. */
    MINE,
    /** What neighbours discuss and decide. */
    TOGETHER,
    /** What is published, and how anybody watches over it. */
    WATCH;

    /** The message key of the heading. */
    String label() {
        return "web.home.group." + name().toLowerCase(Locale.ROOT);
    }
}
