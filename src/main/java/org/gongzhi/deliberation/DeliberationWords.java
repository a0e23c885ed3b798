package org.gongzhi.deliberation;

import java.util.Locale;
import java.util.Objects;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The module's sentences, for pages, feeds and records alike. */
@Component
class DeliberationWords {

    private final MessageSource messages;

    DeliberationWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, Locale.SIMPLIFIED_CHINESE));
    }

    String of(Refusal refusal) {
        return of(refusal.code(), refusal.arguments().toArray());
    }
}
