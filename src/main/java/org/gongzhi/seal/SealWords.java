package org.gongzhi.seal;

import java.util.Locale;
import java.util.Objects;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The module's sentences. */
@Component
class SealWords {

    private final MessageSource messages;

    SealWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE));
    }

    String of(Refusal refusal) {
        return of(refusal.code(), refusal.arguments().toArray());
    }

    /** What was found, for whoever checks it. */
    String facts(Anomaly anomaly) {
        var about =
                anomaly.use() == null ? of("seal.facts.no-use") : anomaly.use().value();
        return of(
                "seal.facts." + anomaly.kind().key(),
                Shanghai.minute(anomaly.at()),
                about,
                anomaly.note().isEmpty() ? "—" : anomaly.note());
    }
}
