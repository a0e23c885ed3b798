package org.gongzhi.supervision;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gongzhi.calendar.Limit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Limits by law and of the door, from {@code rules/supervision.yaml}; the first entry is the one in force. */
@Component
class WhistleRules {

    private final Map<?, ?> entry;
    private final Limit answer;
    private final Duration patience;

    WhistleRules(@Value("classpath:rules/supervision.yaml") Resource source) throws IOException {
        try (var in = source.getInputStream()) {
            List<Map<?, ?>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            entry = entries.getFirst();
        }
        answer = Limit.parse(text("answer"));
        patience = Duration.ofSeconds(number("wait"));
    }

    String source() {
        return text("source");
    }

    /** How long a named reporter waits for a word. */
    Limit answer() {
        return answer;
    }

    /** How old a form must be that comes without a proof of work. */
    Duration patience() {
        return patience;
    }

    int bits() {
        return number("bits");
    }

    int reportsAnHour() {
        return number("reports");
    }

    int perAddress() {
        return number("per-address");
    }

    int tries() {
        return number("tries");
    }

    int suppress() {
        return number("suppress");
    }

    private String text(String key) {
        if (entry.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("rules/supervision.yaml: " + key + " is missing or no text");
    }

    private int number(String key) {
        if (entry.get(key) instanceof Integer number && number > 0) {
            return number;
        }
        throw new IllegalStateException("rules/supervision.yaml: " + key + " is missing or no number");
    }
}
