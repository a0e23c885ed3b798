package org.gongzhi.appeal;

import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.kernel.Shanghai;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Notices in what somebody writes that a number should be called now (110、119、120、122). It only ever says so; the
 * report is taken as any other.
 */
@Component
class Emergencies {

    private static final String FILE = "appeal/emergency.yaml";
    private static final int BEFORE = 6;

    private final List<Edition> newestFirst;
    private final InstantSource clock;

    Emergencies(InstantSource clock) throws IOException {
        this.clock = clock;
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            List<Map<String, Object>> editions = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            newestFirst = editions.stream()
                    .map(Emergencies::edition)
                    .sorted(Comparator.comparing(Edition::valid).reversed())
                    .toList();
        } catch (ClassCastException | NullPointerException e) {
            throw new IllegalStateException("cannot read " + FILE, e);
        }
    }

    /**
     * A number to call.
     *
     * @param key {@code appeal.urgent.<key>} is what people read
     */
    record Service(String key, String number, List<String> words) {}

    private record Edition(LocalDate valid, List<String> unless, List<Service> services) {}

    private Edition today() {
        var day = Shanghai.day(clock.instant());
        return newestFirst.stream()
                .filter(edition -> !edition.valid().isAfter(day))
                .findFirst()
                .orElseGet(newestFirst::getLast);
    }

    List<Service> services() {
        return today().services();
    }

    /** Words before which the danger is only feared, or over. */
    List<String> unless() {
        return today().unless();
    }

    /** The numbers that what was written suggests, in the order of the file. */
    List<Service> suggestedBy(String text) {
        var edition = today();
        return edition.services().stream()
                .filter(service -> service.words().stream().anyMatch(word -> speaksOf(text, word, edition.unless())))
                .toList();
    }

    private static boolean speaksOf(String text, String word, List<String> unless) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            var before = text.substring(Math.max(0, at - BEFORE), at);
            if (unless.stream().noneMatch(before::contains)) {
                return true;
            }
        }
        return false;
    }

    private static Edition edition(Map<String, Object> read) {
        var services = new ArrayList<Service>();
        ((Map<?, ?>) need(read, "services")).forEach((key, value) -> {
            var service = (Map<?, ?>) value;
            services.add(
                    new Service(key.toString(), need(service, "number").toString(), texts(need(service, "words"))));
        });
        return new Edition(
                LocalDate.parse(need(read, "valid").toString()), texts(need(read, "unless")), List.copyOf(services));
    }

    private static List<String> texts(Object list) {
        return ((List<?>) list).stream().map(Object::toString).toList();
    }

    private static Object need(Map<?, ?> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }
}
