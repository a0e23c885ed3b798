package org.gongzhi.appeal;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gongzhi.calendar.Limit;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the commands about archives say on the console. */
@Component
class ArchiveWords {

    private static final Locale READER = Locale.SIMPLIFIED_CHINESE;

    private final MessageSource messages;

    ArchiveWords(MessageSource messages) {
        this.messages = messages;
    }

    String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, READER);
    }

    /** A refusal, with what is wrong in each field. */
    String of(Refusal refusal) {
        return refusal.fields().isEmpty()
                ? of(refusal.code(), refusal.arguments().toArray())
                : refusal.fields().entrySet().stream()
                        .map(field -> field.getKey() + "：" + of(field.getValue()))
                        .sorted()
                        .collect(Collectors.joining("；"));
    }

    /** 12.3 天. */
    String days(Duration span) {
        return of("appeal.import.days", span.toMinutes() / (24 * 60.0));
    }

    String limit(String limit) {
        return Limit.parse(limit).chinese();
    }
}
