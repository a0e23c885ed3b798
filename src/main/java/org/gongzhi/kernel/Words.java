package org.gongzhi.kernel;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Sentences of the message bundles, for what is written where no request says in which language: records, feeds,
 * documents, messages. A key without a sentence is shown as it stands.
 */
@Component
public class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** The sentence behind a key. */
    public String of(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, Locale.SIMPLIFIED_CHINESE));
    }

    /** What a refusal says. */
    public String of(Refusal refusal) {
        return of(refusal.code(), refusal.arguments().toArray());
    }
}
