package org.gongzhi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * What stands of a report (举报) outside its seals: where it belongs, on which day it came, how far it is.
 *
 * @param named whether the reporter gave a name, which sets a limit for the answer
 * @param due until when a named reporter is told whether it is accepted
 */
record Report(
        UUID id,
        String county,
        LocalDate day,
        boolean named,
        State state,
        @Nullable Instant due,
        @Nullable LocalDate answered,
        @Nullable LocalDate closed) {

    /** How far it is. */
    enum State {
        RECEIVED,
        ACCEPTED,
        DECLINED,
        PASSED,
        CONCLUDED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        String label() {
            return "supervision.state." + key();
        }

        boolean ends() {
            return this != RECEIVED && this != ACCEPTED;
        }

        Tone tone() {
            return switch (this) {
                case RECEIVED -> Tone.WAIT;
                case ACCEPTED -> Tone.RUN;
                case DECLINED, PASSED, CONCLUDED -> Tone.DONE;
            };
        }
    }

    /** What an officer writes: a question or an answer, or a word that also moves the report on. */
    enum Word {
        MESSAGE(null, null),
        /** Whether anybody took revenge. */
        ASK(null, null),
        ACCEPT(State.RECEIVED, State.ACCEPTED),
        DECLINE(State.RECEIVED, State.DECLINED),
        PASS(State.RECEIVED, State.PASSED),
        CONCLUDE(State.ACCEPTED, State.CONCLUDED);

        private final @Nullable State from;
        private final @Nullable State to;

        Word(@Nullable State from, @Nullable State to) {
            this.from = from;
            this.to = to;
        }

        @Nullable
        State from() {
            return from;
        }

        @Nullable
        State to() {
            return to;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        String label() {
            return "supervision.word." + key();
        }
    }

    /** One letter, opened. */
    record Letter(int seq, boolean own, LocalDate day, Word word, String text) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Letter[…]";
        }
    }
}
