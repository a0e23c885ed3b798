package org.gongzhi.decision;

import java.util.Locale;
import java.util.Objects;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the pages of votes say. */
@Component
class VoteWords {

    static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private final MessageSource messages;

    VoteWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, LANGUAGE));
    }

    String of(Refusal refusal) {
        return of(refusal.code(), refusal.arguments().toArray());
    }
}
