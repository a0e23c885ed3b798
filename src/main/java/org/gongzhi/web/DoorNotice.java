package org.gongzhi.web;

import java.util.List;

/**
 * What concerns whoever lives behind a door: the convention that holds here, the next meeting, this month's money. A
 * module declares a bean; the page of the door collects them and knows none of the modules.
 */
public interface DoorNotice {

    /** Shown in ascending order. */
    int order();

    /** A drawing of {@code web/icon.jte}. */
    default String icon() {
        return "list";
    }

    /** Whether it also stands below the form behind the code, which must be there at once. */
    default boolean belowTheForm() {
        return true;
    }

    /** What there is now; mostly few. */
    List<Line> at(Door door);

    /**
     * The door.
     *
     * @param code what is printed on it
     * @param place the code of its place; the codes of the places around it begin it
     */
    record Door(String code, String place) {}

    /**
     * One line.
     *
     * @param href a local address
     * @param label words as they are shown
     * @param hint words as they are shown below; may be empty
     */
    record Line(String href, String label, String hint) {}
}
