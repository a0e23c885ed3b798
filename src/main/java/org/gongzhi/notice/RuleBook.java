package org.gongzhi.notice;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.kernel.Shanghai;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The dated rules of telling people; the newest whose day has come is in force. */
@Component
class RuleBook {

    private final List<Rules> newestFirst;

    RuleBook(@Value("${gongzhi.notice.rules:classpath:rules/notice.yaml}") Resource source) throws IOException {
        try (var in = source.getInputStream()) {
            newestFirst = read(in);
        } catch (ClassCastException | NullPointerException | DateTimeException e) {
            throw new IllegalStateException("cannot read the notice rules in " + source.getDescription(), e);
        }
    }

    Rules at(Instant instant) {
        var day = Shanghai.day(instant);
        return newestFirst.stream()
                .filter(rules -> !rules.valid().isAfter(day))
                .findFirst()
                // Replayed times lie before the first rule: the first holds for them too.
                .orElseGet(newestFirst::getLast);
    }

    private static List<Rules> read(InputStream in) {
        List<Map<String, Object>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        return entries.stream()
                .map(RuleBook::rules)
                .sorted(Comparator.comparing(Rules::valid).reversed())
                .toList();
    }

    private static Rules rules(Map<String, Object> entry) {
        var quiet = part(entry, "quiet");
        var cap = part(entry, "cap");
        var expires = new HashMap<String, Duration>();
        part(entry, "expires").forEach((name, minutes) -> expires.put(name, Duration.ofMinutes((Integer) minutes)));
        return new Rules(
                LocalDate.parse(text(entry, "valid")),
                LocalTime.parse(text(quiet, "from")),
                LocalTime.parse(text(quiet, "until")),
                number(cap, "ordinary"),
                number(cap, "urgent"),
                Map.copyOf(expires));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> entry, String name) {
        return (Map<String, Object>) Objects.requireNonNull(entry.get(name), name);
    }

    private static String text(Map<String, Object> entry, String name) {
        return (String) Objects.requireNonNull(entry.get(name), name);
    }

    private static int number(Map<String, Object> entry, String name) {
        return (Integer) Objects.requireNonNull(entry.get(name), name);
    }
}
