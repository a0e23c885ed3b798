package org.gongzhi.organization;

import java.util.List;

/**
 * What else somebody must see at one glance beside what waits for them: what is due to be published, what is being
 * voted on, which meetings are near. A module declares a bean; the inbox collects them and knows none of the modules.
 */
public interface Glance {

    /** Shown in ascending order. */
    int order();

    /** The numbers that are not nought, within what somebody sees; cheap, for it stands on the first page of staff. */
    List<Figure> of(Scope scope);

    /**
     * One number and the way to what it counts.
     *
     * @param words as they are shown
     * @param late somebody should have acted before today
     */
    record Figure(String words, long count, String href, boolean late) {}
}
