package org.gongzhi.web;

/**
 * One tile of the first page. A module declares a bean for each thing a resident may begin there; the page collects
 * them and knows none of the modules.
 */
public interface HomeEntry {

    /** Entries are shown in ascending order. */
    int order();

    /** A local address; asked for at each showing, so that it may lead to what exists today. */
    String href();

    /** A message key: two to six characters that say what one can do. */
    String label();

    /** A message key: one short line below. */
    String hint();

    /** A drawing of {@code web/icon.jte}. */
    default String icon() {
        return "list";
    }

    /** Whether it has something to show now. */
    default boolean shown() {
        return true;
    }
}
