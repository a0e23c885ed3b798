package org.gongzhi.exchange;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;

/**
 * A matter that was handed to another Open311 server (转送).
 *
 * @param state {@code waiting}, {@code token}, {@code sent}, {@code refused} or {@code ended}
 * @param wording what was written for the other server
 * @param remote its token, then its number
 */
record Open311Sending(
        UUID id,
        MatterNumber number,
        UUID server,
        String service,
        String wording,
        String state,
        int attempts,
        @Nullable String remote,
        @Nullable String status,
        @Nullable String trouble) {

    private static final List<String> LAST =
            List.of("closed", "fixed", "duplicate", "no_further_action", "not_councils_responsibility", "cancelled");

    /** Whether nothing more is to come after such a status. */
    static boolean ends(String status) {
        return LAST.contains(status.toLowerCase(Locale.ROOT));
    }
}
