package org.gongzhi.web;

/** The headings of the staff menu; the menu stays one line however many modules add to it. */
public enum NavGroup {
    /** Matters and what is done with them. */
    WORK("web.nav.work"),
    /** What the matters say together. */
    INSIGHT("web.nav.insight"),
    /** Places, people, posts: what the work stands on. */
    BASE("web.nav.base"),
    /** Consoles of administrators. */
    ADMIN("web.nav.admin"),
    /** The viewer's own account; shown at the viewer's name. */
    OWN("web.nav.own");

    private final String label;

    NavGroup(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
