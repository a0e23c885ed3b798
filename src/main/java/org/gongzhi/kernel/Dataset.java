package org.gongzhi.kernel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something anybody may take home in whole (开放数据). A module declares a bean for each; {@code exchange} gives it an
 * address, its formats, paging and a page in the dictionary.
 *
 * <p>Nothing in it may lead to a person. Columns that could together ({@link Column#telling}) must leave at least
 * {@link #FEWEST} rows for every combination that occurs; whoever offers the rows coarsens or leaves out the rest.
 */
public interface Dataset {

    /** Smaller groups are not given out. */
    int FEWEST = 5;

    /** Its name in addresses; lower-case letters and hyphens, never changed. */
    String id();

    /** A message key: what it is called. */
    String title();

    /** A message key: what stands in it, how often it changes, what was left out and why. */
    String about();

    List<Column> columns();

    /** When anything in it last changed; a withdrawal is a change. */
    Instant changedAt();

    /**
     * The rows behind one, in an order in which a row keeps its place.
     *
     * @param cursor the cursor of the last row already taken; null from the beginning. May be anything somebody typed
     */
    List<Row> after(@Nullable String cursor, int most);

    /** Whether its rows have shapes on a map, so that GeoJSON makes sense. */
    default boolean mapped() {
        return false;
    }

    /** What the cells of a column are. */
    enum Kind {
        TEXT,
        CODE,
        WHOLE,
        DAY,
        INSTANT,
        YES_NO
    }

    /**
     * What all rows say at one place.
     *
     * @param name in lower-case Latin letters, as programs want it
     * @param meaning a message key for the dictionary
     * @param telling whether it could, with others, tell single people apart: where, when, what about
     */
    record Column(String name, Kind kind, String meaning, boolean telling) {

        public static Column of(String name, Kind kind, String meaning) {
            return new Column(name, kind, meaning, false);
        }
    }

    /**
     * One row.
     *
     * @param cells in the order of the columns: texts, whole numbers, days, instants, booleans, or null
     * @param shape a GeoJSON geometry (WGS-84); null when there is none
     */
    record Row(
            String cursor,
            List<? extends @Nullable Object> cells,
            @Nullable String shape) {}
}
