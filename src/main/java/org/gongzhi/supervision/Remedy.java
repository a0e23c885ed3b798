package org.gongzhi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * What residents want tackled (点题), as the public list shows it.
 *
 * @param department whose turn it is to answer; null while none was chosen
 */
record Remedy(
        MatterNumber number,
        PlaceCode place,
        String subject,
        String state,
        @Nullable String department,
        LocalDate day,
        Instant changed,
        int supports,
        Judgement judgement) {

    static final String PROCEDURE = "remedy";

    /** How residents judge what was done. */
    record Judgement(int good, int fair, int poor) {

        int all() {
            return good + fair + poor;
        }

        /** Whole percent, rounded down. */
        int percent(int part) {
            return all() == 0 ? 0 : part * 100 / all();
        }
    }

    /** Whether the public sees it: not before it was read, and never when it was refused. */
    boolean shown() {
        return !state.equals("proposed") && !state.equals("refused");
    }

    boolean gathers() {
        return state.equals("gathering");
    }

    boolean isJudged() {
        return state.equals("judging");
    }

    String label() {
        return "supervision.remedy.state." + state;
    }

    Tone tone() {
        return switch (state) {
            case "gathering", "judging" -> Tone.SOON;
            case "answering", "rectifying" -> Tone.RUN;
            case "closed" -> Tone.DONE;
            default -> Tone.WAIT;
        };
    }
}
