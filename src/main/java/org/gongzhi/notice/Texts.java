package org.gongzhi.notice;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Finds the texts. Any module may bring its own in its message file; the key begins with {@code notice.}. */
@Component
class Texts {

    private final MessageSource messages;
    private final Map<String, Optional<Template>> known = new ConcurrentHashMap<>();

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    Optional<Template> find(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    Template get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no text notice." + name));
    }

    String subject(String name, Map<String, String> values) {
        return find(name + ".subject").orElseGet(() -> get("subject")).fill(values);
    }

    private Optional<Template> read(String name) {
        return Optional.ofNullable(messages.getMessage("notice." + name, null, null, Locale.SIMPLIFIED_CHINESE))
                .map(Template::new);
    }
}
