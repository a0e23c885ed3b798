package org.gongzhi.disclosure;

import java.util.List;
import java.util.Optional;
import org.gongzhi.territory.PlaceCode;

/**
 * Fills drafts from what the program knows, so that nobody types what happened here (公开内容的来源). A module declares a bean
 * for what it keeps; the lists of items name it as {@code source}. People confirm what comes out.
 */
public interface Source {

    /** The name in the lists, such as {@code money}, {@code seals}, {@code decisions}. */
    String name();

    /**
     * What an item says of a village and period; empty when nothing is known here.
     *
     * @param item the item's key, such as {@code income-expense}: one source may fill several
     */
    Optional<Filling> fill(PlaceCode village, String item, Period period);

    /**
     * A draft.
     *
     * @param summary one or two sentences
     * @param rows in the order of the item's columns; amounts of money as {@code 1234.50}. No personal data.
     */
    record Filling(String summary, List<List<String>> rows) {}
}
