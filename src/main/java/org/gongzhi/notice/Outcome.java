package org.gongzhi.notice;

import org.jspecify.annotations.Nullable;

/** What a provider said when a message was handed over. */
sealed interface Outcome {

    /** It has the message. */
    record Taken(@Nullable String messageId) implements Outcome {}

    /** It will never take this message; trying again is useless. */
    record Refused(String reason) implements Outcome {}

    /** It did not take it now. {@code inDoubt}: the answer was lost, so it may have it all the same. */
    record Failed(String reason, boolean inDoubt) implements Outcome {}
}
