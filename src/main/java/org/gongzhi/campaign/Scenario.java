package org.gongzhi.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What is known of a real campaign ({@code campaign/bazhou.yaml}), scaled to a number of items.
 *
 * @param items how many things are collected; of these so many online, so many found invalid
 * @param days on how many days is collected
 * @param afterwards how many days more is handled
 */
record Scenario(
        int items,
        int online,
        int invalid,
        int households,
        int days,
        int afterwards,
        Map<String, Map<String, Integer>> shares,
        Map<String, List<String>> texts,
        List<String> results,
        Map<String, String> explanations) {

    private static final String FILE = "campaign/bazhou.yaml";

    /** The real number of items. */
    static int published() {
        return number(read(), "collected");
    }

    static Scenario of(int items) {
        var file = read();
        var shares = new LinkedHashMap<String, Map<String, Integer>>();
        map(file.get("shares")).forEach((key, share) -> {
            var parts = new LinkedHashMap<String, Integer>();
            map(share).forEach((part, hundredths) -> parts.put(part, ((Number) hundredths).intValue()));
            shares.put(key, parts);
        });
        var texts = new LinkedHashMap<String, List<String>>();
        map(file.get("texts")).forEach((field, lines) -> texts.put(field, lines(lines)));
        var explanations = new LinkedHashMap<String, String>();
        map(file.get("explanations")).forEach((reason, words) -> explanations.put(reason, String.valueOf(words)));
        return new Scenario(
                items,
                scaled(file, "online", items),
                scaled(file, "invalid", items),
                scaled(file, "households", items),
                number(file, "days"),
                number(file, "afterwards"),
                shares,
                texts,
                lines(file.get("results")),
                explanations);
    }

    /** One of the parts of a share, as often as it says. */
    String draw(String share, SplittableRandom random) {
        var parts = shares.getOrDefault(share, Map.of());
        int at = random.nextInt(
                parts.values().stream().mapToInt(Integer::intValue).sum());
        for (var part : parts.entrySet()) {
            at -= part.getValue();
            if (at < 0) {
                return part.getKey();
            }
        }
        throw new IllegalStateException("no share " + share);
    }

    boolean happens(String share, SplittableRandom random) {
        return draw(share, random).equals("yes");
    }

    private static int scaled(Map<String, Object> file, String key, int items) {
        return Math.toIntExact(Math.round((double) number(file, key) * items / number(file, "collected")));
    }

    private static int number(Map<String, Object> file, String key) {
        if (file.get(key) instanceof Integer number) {
            return number;
        }
        throw new IllegalStateException(FILE + ": " + key + " is no number");
    }

    private static List<String> lines(@Nullable Object value) {
        var lines = new ArrayList<String>();
        if (value instanceof List<?> list) {
            list.forEach(line -> lines.add(String.valueOf(line)));
        }
        return lines;
    }

    private static Map<String, Object> map(@Nullable Object value) {
        var map = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, entry) ->
                    map.put(key instanceof Boolean yes ? (yes ? "yes" : "no") : String.valueOf(key), entry));
        }
        return map;
    }

    private static Map<String, Object> read() {
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
