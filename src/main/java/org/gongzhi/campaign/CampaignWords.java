package org.gongzhi.campaign;

import java.util.Locale;
import java.util.Objects;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the campaign's commands, tables and refusals say. */
@Component
class CampaignWords {

    private final MessageSource messages;

    CampaignWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, Locale.SIMPLIFIED_CHINESE));
    }

    String of(Refusal refusal) {
        return of(refusal.code(), refusal.arguments().toArray());
    }
}
