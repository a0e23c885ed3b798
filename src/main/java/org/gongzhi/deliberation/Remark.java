package org.gongzhi.deliberation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of one line of a draft (逐条意见).
 *
 * @param answer what became of it; null while nobody answered
 * @param taken whether the text follows it; null while nobody answered
 */
record Remark(
        UUID id,
        int version,
        int line,
        String text,
        Instant at,
        @Nullable String answer,
        @Nullable Boolean taken) {

    boolean open() {
        return answer == null;
    }
}
