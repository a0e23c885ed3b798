package org.gongzhi.deliberation;

import java.util.UUID;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;

/**
 * One line of an agenda (议程).
 *
 * @param matter what kind of thing is decided; null only informs
 * @param topic the topic it is about; null only informs
 * @param putOff why it was left for another time; null when it was dealt with, or has yet to be
 */
record Item(
        UUID id,
        MatterNumber meeting,
        int position,
        String subject,
        @Nullable String matter,
        @Nullable MatterNumber topic,
        @Nullable String putOff) {

    boolean decides() {
        return matter != null;
    }
}
