package org.gongzhi.disclosure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is due (应公开): a cell of the matrix.
 *
 * @param title what it is about when it is published at once; empty otherwise
 * @param number the matter that carries it; null before the first review
 * @param version the newest one published; 0 for none
 */
record Due(
        Slot slot,
        String month,
        String title,
        LocalDate dueOn,
        int posted,
        State state,
        Work work,
        @Nullable String number,
        int version,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate postedUntil,
        boolean archived) {

    /** Whether it was published; late when its last day passed before. */
    enum State {
        WAITING,
        LATE,
        DONE
    }

    /** Whether somebody is at it. */
    enum Work {
        NONE,
        DRAFT,
        REVIEW
    }

    boolean isDone() {
        return state == State.DONE;
    }

    /** Published, but after its last day. */
    boolean wasLate() {
        return publishedOn != null && publishedOn.isAfter(dueOn);
    }
}
