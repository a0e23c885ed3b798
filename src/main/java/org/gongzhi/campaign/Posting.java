package org.gongzhi.campaign;

import java.util.Locale;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;

/**
 * One line of a ledger.
 *
 * @param book the place whose ledger it is
 */
record Posting(Kind kind, PlaceCode book, Level level) {

    /** What a line says, and whether it adds to what is open or takes from it. */
    enum Kind {
        COLLECTED(1),
        REOPENED(1),
        MOVED_IN(1),
        MOVED_OUT(-1),
        STRUCK(-1),
        INVALID(-1);

        private final int sign;

        Kind(int sign) {
            this.sign = sign;
        }

        int sign() {
            return sign;
        }

        /** The counter's column, and what stands in an entry. */
        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
