package org.gongzhi.decision;

import java.time.LocalDate;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * Something about to be done that needs a decision behind it (依决定办理的行为): a seal put on paper, a payment, a tender.
 *
 * @param kind such as {@code seal}, {@code payment}, {@code tender}, {@code contract}, {@code works}
 * @param object what it is about, as the decision's clause names it; null when nothing in particular
 * @param amount in fen (分); null or 0 when no money is concerned
 * @param day when it is done
 */
public record Act(
        String kind,
        PlaceCode place,
        @Nullable String object,
        @Nullable Long amount,
        LocalDate day) {

    public Act {
        if (amount != null && amount < 0) {
            throw new IllegalArgumentException("an amount is not negative");
        }
    }

    long fen() {
        return amount == null ? 0 : amount;
    }
}
