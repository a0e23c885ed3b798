package org.gongzhi.disclosure;

import org.gongzhi.web.Tone;

/** How something due looks in a table: one colour and always a word. */
record Cells(Due due) {

    /** The key of the word below {@code disclosure.state.}. */
    String word() {
        if (due.work() == Due.Work.REVIEW) {
            return due.state() == Due.State.LATE ? "review-late" : "review";
        }
        return switch (due.state()) {
            case DONE -> due.wasLate() ? "done-late" : "done";
            case LATE -> "late";
            case WAITING -> due.work() == Due.Work.DRAFT ? "draft" : "waiting";
        };
    }

    Tone tone() {
        return switch (due.state()) {
            case DONE -> Tone.DONE;
            case LATE -> Tone.LATE;
            case WAITING -> due.work() == Due.Work.NONE ? Tone.WAIT : Tone.RUN;
        };
    }
}
