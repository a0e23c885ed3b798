package org.gongzhi.disclosure;

import java.time.LocalDate;
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

    /** How much of an item this source knows. */
    default Share share(String item) {
        return Share.ALL;
    }

    /** What this source knows and somebody's lines leave out, each in words; people look why. */
    default List<String> omitted(PlaceCode village, String item, Period period, List<List<String>> rows) {
        return List.of();
    }

    /** How much of an item a source knows: nothing, some lines, or everything there is to say. */
    enum Share {
        NONE,
        PART,
        ALL
    }

    /**
     * What happened from that day on and must be published at once. Each is laid down as due once, however often told.
     */
    default List<Happening> happened(LocalDate since) {
        return List.of();
    }

    /**
     * What an item says of one thing that happened; empty when it is no more.
     *
     * @param mark the happening's own
     */
    default Optional<Filling> tell(String mark) {
        return Optional.empty();
    }

    /**
     * One thing that must be published at once.
     *
     * @param mark names it within the source for ever, such as a matter's number
     * @param item under which item of the lists
     * @param title what it was, in some words
     */
    record Happening(String mark, PlaceCode village, String item, String title, LocalDate day) {}

    /**
     * A draft.
     *
     * @param summary one or two sentences
     * @param rows in the order of the item's columns; amounts of money as {@code 1234.50}, links as local addresses. No
     *     personal data.
     */
    record Filling(String summary, List<List<String>> rows) {}
}
