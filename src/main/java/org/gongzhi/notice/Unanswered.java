package org.gongzhi.notice;

/** The provider could not say what became of a message. Neither yes nor no: ask again later. */
final class Unanswered extends RuntimeException {

    Unanswered() {
        super("no answer about a message", null, false, false);
    }
}
