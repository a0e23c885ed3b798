package org.gongzhi.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an administrator entered about one day, by whom and when. */
record DayEntry(LocalDate day, Kind kind, String name, String enteredBy, Instant enteredAt) {

    /** What the day is to be. */
    enum Kind {
        OFF,
        WORK,
        /** Whatever was entered before is taken back. */
        ANNOUNCED;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The message key of 放假, 上班 or 恢复公布的安排. */
        String label() {
            return "calendar.kind." + key();
        }

        static Optional<Kind> of(String key) {
            return Arrays.stream(values())
                    .filter(kind -> kind.key().equals(key))
                    .findFirst();
        }
    }
}
