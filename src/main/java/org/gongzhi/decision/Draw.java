package org.gongzhi.decision;

import java.time.Instant;
import java.time.LocalDate;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * What one act took from a decision (支取记录).
 *
 * @param byMatter the number of the matter that did it
 * @param amount in fen
 * @param back it was given back, for the reason
 */
public record Draw(
        String byMatter,
        String kind,
        String decision,
        PlaceCode place,
        @Nullable String object,
        long amount,
        LocalDate day,
        boolean back,
        @Nullable String reason,
        Instant at) {

    boolean isOf(String number, Act act) {
        return decision.equals(number)
                && kind.equals(act.kind())
                && place.equals(act.place())
                && amount == act.fen()
                && (object == null ? act.object() == null : object.equals(act.object()));
    }
}
