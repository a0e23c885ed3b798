package org.gongzhi.kernel;

/** The program cannot start, and one sentence says why and what to do. */
final class CannotStart extends RuntimeException {

    CannotStart(String key, Object... arguments) {
        super(Texts.of(key, arguments));
    }

    /** The sentence may name the argument as {0} and what the machine said as {1}. */
    CannotStart(Exception cause, String key, Object argument) {
        super(Texts.of(key, argument, String.valueOf(cause.getMessage())), cause);
    }
}
