package org.gongzhi.web;

import java.util.List;

/**
 * What concerns whoever stands at a door, shown below the form of the page behind the code: the convention that holds
 * here, the next meeting. A module declares a bean; the page collects them and knows none of the modules.
 */
public interface DoorNotice {

    /** Shown in ascending order. */
    int order();

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
