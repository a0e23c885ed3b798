package org.gongzhi.notice;

import org.jspecify.annotations.Nullable;

/** What a provider knows of a message it was given (回执). */
record Receipt(
        State state, @Nullable String messageId, @Nullable String reason) {

    /** How far the message has come. */
    enum State {
        UNDERWAY,
        DELIVERED,
        UNDELIVERED
    }
}
