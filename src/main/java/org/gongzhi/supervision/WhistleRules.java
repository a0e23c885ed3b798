package org.gongzhi.supervision;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gongzhi.calendar.Limit;
import org.gongzhi.kernel.Shanghai;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Limits by law and of the door, from {@code rules/supervision.yaml}: of the entries whose day has come the newest is
 * in force. A file that says nonsense stops the program.
 */
@Component
class WhistleRules {

    private final List<Edition> newestFirst;
    private final InstantSource time;

    WhistleRules(@Value("classpath:rules/supervision.yaml") Resource source, InstantSource time) throws IOException {
        this.time = time;
        try (var in = source.getInputStream()) {
            List<Map<?, ?>> entries = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            newestFirst = entries.stream()
                    .map(WhistleRules::edition)
                    .sorted(Comparator.comparing(Edition::valid).reversed())
                    .toList();
        }
    }

    /**
     * What holds from a day on.
     *
     * @param answer how long a named reporter waits for a word
     * @param patience how old a form must be that comes without a proof of work
     * @param keepYears how long a report is kept after it ended
     * @param askAgain so many days after the end a named reporter is asked whether anybody took revenge
     */
    private record Edition(
            LocalDate valid,
            String source,
            Limit answer,
            Duration patience,
            int bits,
            int reportsAnHour,
            int perAddress,
            int tries,
            int suppress,
            int keepYears,
            List<Integer> askAgain) {}

    String source() {
        return now().source();
    }

    Limit answer() {
        return now().answer();
    }

    Duration patience() {
        return now().patience();
    }

    int bits() {
        return now().bits();
    }

    int reportsAnHour() {
        return now().reportsAnHour();
    }

    int perAddress() {
        return now().perAddress();
    }

    int tries() {
        return now().tries();
    }

    int suppress() {
        return now().suppress();
    }

    int keepYears() {
        return now().keepYears();
    }

    List<Integer> askAgain() {
        return now().askAgain();
    }

    private Edition now() {
        var today = Shanghai.day(time.instant());
        return newestFirst.stream()
                .filter(edition -> !edition.valid().isAfter(today))
                .findFirst()
                .orElseGet(newestFirst::getLast);
    }

    private static Edition edition(Map<?, ?> entry) {
        return new Edition(
                LocalDate.parse(text(entry, "valid")),
                text(entry, "source"),
                Limit.parse(text(entry, "answer")),
                Duration.ofSeconds(number(entry, "wait")),
                number(entry, "bits"),
                number(entry, "reports"),
                number(entry, "per-address"),
                number(entry, "tries"),
                number(entry, "suppress"),
                number(entry, "keep-years"),
                days(entry));
    }

    private static String text(Map<?, ?> entry, String key) {
        if (entry.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalStateException("rules/supervision.yaml: " + key + " is missing or no text");
    }

    private static int number(Map<?, ?> entry, String key) {
        if (entry.get(key) instanceof Integer number && number > 0) {
            return number;
        }
        throw new IllegalStateException("rules/supervision.yaml: " + key + " is missing or no number");
    }

    private static List<Integer> days(Map<?, ?> entry) {
        if (entry.get("ask-again") instanceof List<?> list) {
            return list.stream().map(Integer.class::cast).sorted().toList();
        }
        throw new IllegalStateException("rules/supervision.yaml: ask-again is missing or no list");
    }
}
