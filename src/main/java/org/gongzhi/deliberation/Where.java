package org.gongzhi.deliberation;

import java.util.List;

/**
 * Whose list is shown, and the way to another place's: by its name, by the code at a door, or step by step.
 *
 * @param code the place; empty for everywhere
 * @param path from the county down to it
 * @param below the places below it, to go nearer
 * @param asked what was typed
 * @param found what it may mean, when that is more than one place
 */
record Where(String code, String name, List<Spot> path, List<Spot> below, String asked, List<Spot> found) {

    /** A place to choose. */
    record Spot(String code, String name) {}

    /** Something was typed and it is no place here. */
    boolean isUnknown() {
        return !asked.isEmpty() && code.isEmpty() && found.isEmpty();
    }

    /** The choice stands open: somebody is choosing. */
    boolean isOpen() {
        return !asked.isEmpty() && code.isEmpty();
    }
}
