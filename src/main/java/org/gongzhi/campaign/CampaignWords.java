package org.gongzhi.campaign;

import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the campaign's commands and tables say. */
@Component
class CampaignWords {

    private final MessageSource messages;

    CampaignWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, key, Locale.SIMPLIFIED_CHINESE));
    }
}
