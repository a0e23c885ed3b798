package org.gongzhi.seal;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not fit (异常); a supervision matter follows it up.
 *
 * @param use the use it is about; null when nobody applied
 * @param matter the supervision matter; null until it is opened
 */
record Anomaly(
        UUID id,
        String seal,
        PlaceCode place,
        @Nullable MatterNumber use,
        Kind kind,
        String note,
        Instant at,
        @Nullable MatterNumber matter) {

    /** What does not fit; {@code seal.anomaly.KIND} is the Chinese name. */
    enum Kind {
        EXCESS,
        NO_PHOTO,
        OUT_OF_HOURS,
        NO_APPLICATION,
        SAME_DOCUMENT,
        DISAGREEMENT,
        SLEEVE;

        String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
