package org.gongzhi.hotissue;

import java.util.Locale;
import java.util.Objects;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The module's sentences, for commands and pages alike. */
@Component
class IssueWords {

    private final MessageSource messages;

    IssueWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE));
    }

    String of(Refusal refusal) {
        return of(refusal.code(), refusal.arguments().toArray());
    }

    /** What the heat is made of, in one sentence. */
    String explain(Heat heat) {
        return of(
                "hotissue.heat.explained",
                heat.people(),
                heat.tellings(),
                heat.burst(),
                heat.months(),
                heat.support(),
                heat.value());
    }

    String trend(Heat heat) {
        var key = heat.recent() + heat.before() == 0
                ? "quiet"
                : heat.trend() > 0 ? "up" : heat.trend() < 0 ? "down" : "same";
        return of("hotissue.trend." + key, heat.recent(), heat.before());
    }
}
