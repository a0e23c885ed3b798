package org.gongzhi.deliberation;

import java.util.UUID;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;

/**
 * One line of an agenda (议程).
 *
 * @param matter what kind of thing is decided; null only informs
 * @param topic the topic it is about; null only informs
 * @param allows what may be done once it passed; null allows nothing
 * @param putOff why it was left for another time; null when it was dealt with, or has yet to be
 */
public record Item(
        UUID id,
        MatterNumber meeting,
        int position,
        String subject,
        @Nullable String matter,
        @Nullable MatterNumber topic,
        @Nullable String putOff,
        @Nullable Allowance allows) {

    /**
     * What may be done once it passed (授权).
     *
     * @param kind the kind of act, such as {@code payment}
     * @param object null allows any object of the kind
     * @param yuan the most; null allows no money
     */
    public record Allowance(
            String kind, @Nullable String object, @Nullable Long yuan) {}

    boolean decides() {
        return matter != null;
    }
}
