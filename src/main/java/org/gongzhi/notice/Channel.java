package org.gongzhi.notice;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One way to reach people. A channel knows one provider and nothing of queues, retries and rules. */
interface Channel {

    String name();

    /** Hands the message over. Must come back within the lease: every client has its time-outs. */
    Outcome send(Message message);

    /**
     * What became of a message, asked some time after it was handed over or when nobody knows whether it was; empty if
     * the provider never saw it.
     */
    default Optional<Receipt> receipt(Message message, @Nullable String messageId, Instant tried) {
        return Optional.empty();
    }

    /** Whether asking for receipts is of any use. */
    default boolean givesReceipts() {
        return false;
    }
}
