package org.gongzhi.kernel;

import java.time.Instant;
import java.util.List;

/**
 * What is made known at places, for whoever follows a place by its feed (订阅). A module that publishes something
 * declares a bean; {@code exchange} makes one feed of all of them. Everything in an item is public.
 */
public interface News {

    /**
     * The items changed last at a place and all places below it, the newest first.
     *
     * @param place its code; the codes of the places below begin with it
     */
    List<Item> newest(String place, int most);

    /**
     * One thing made known.
     *
     * @param id never changes and is the item's alone, such as {@code disclosure/0198…}
     * @param kind a message key: what sort of thing it is
     * @param title words as they are shown
     * @param summary words as they are shown; may be empty
     * @param href a local address where it can be read
     */
    record Item(
            String id,
            String kind,
            String title,
            String summary,
            String href,
            Instant publishedAt,
            Instant changedAt) {}
}
