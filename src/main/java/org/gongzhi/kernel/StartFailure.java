package org.gongzhi.kernel;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one sentence why the program did not start, where a stack trace would help nobody. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailure implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        var sentence = sentence(failure);
        if (sentence != null) {
            System.err.println(sentence);
        }
        return sentence != null;
    }

    static @Nullable String sentence(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CannotStart reason -> {
                    return reason.getMessage();
                }
                case PortInUseException busy -> {
                    return Texts.of("kernel.port-in-use", Integer.toString(busy.getPort()));
                }
                default -> {
                    // its cause may be one we know
                }
            }
        }
        return null;
    }
}
