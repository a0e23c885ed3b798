package org.gongzhi.campaign;

import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;

/**
 * The counters of one ledger (台账), or of several together.
 *
 * @param book the place it is kept for
 * @param open what stands in it now
 */
record Ledger(
        PlaceCode book,
        Level level,
        int collected,
        int reopened,
        int movedIn,
        int movedOut,
        int struck,
        int invalid,
        int open) {

    /** What ought to stand in it. */
    int expected() {
        return collected + reopened + movedIn - movedOut - struck - invalid;
    }

    boolean balances() {
        return expected() == open;
    }

    static Ledger empty(PlaceCode book, Level level) {
        return new Ledger(book, level, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Both together, under the name of this one. */
    Ledger plus(Ledger other) {
        return new Ledger(
                book,
                level,
                collected + other.collected,
                reopened + other.reopened,
                movedIn + other.movedIn,
                movedOut + other.movedOut,
                struck + other.struck,
                invalid + other.invalid,
                open + other.open);
    }
}
