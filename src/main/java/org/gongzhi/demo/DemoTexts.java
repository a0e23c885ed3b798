package org.gongzhi.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code demo/matters.yaml} says: what residents report and officers answer, all of it invented. */
final class DemoTexts {

    private static final String FILE = "demo/matters.yaml";

    private final Map<?, ?> file;
    private final List<Trouble> troubles = new ArrayList<>();

    /**
     * Something a resident may report.
     *
     * @param department the last part of the code of the body that handles it
     * @param where {@code town}, {@code village} or {@code both}
     */
    record Trouble(String category, String department, String where, String text, String result) {

        private boolean isIn(String settlement) {
            return where.equals(settlement) || where.equals("both");
        }
    }

    DemoTexts() {
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        map(file.get("appeals")).forEach((category, kind) -> {
            for (var each : list(map(kind).get("texts"))) {
                troubles.add(new Trouble(
                        String.valueOf(category),
                        String.valueOf(map(kind).get("to")),
                        map(each).get("in") instanceof String where ? where : "town",
                        String.valueOf(map(each).get("text")),
                        String.valueOf(map(each).get("result"))));
            }
        });
    }

    /** Those that happen in a settlement of the kind. */
    List<Trouble> troubles(boolean village) {
        return troubles.stream()
                .filter(trouble -> trouble.isIn(village ? "village" : "town"))
                .toList();
    }

    /** Those that end at the department. */
    List<Trouble> troublesOf(String department) {
        return troubles.stream()
                .filter(trouble -> trouble.department().equals(department))
                .toList();
    }

    List<String> lines(String key) {
        return list(file.get(key)).stream().map(String::valueOf).toList();
    }

    List<Map<?, ?>> rows(String key) {
        var rows = new ArrayList<Map<?, ?>>();
        list(file.get(key)).forEach(row -> rows.add(map(row)));
        return rows;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException(FILE + ": a map is missing");
    }

    private static List<?> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException(FILE + ": a list is missing");
    }
}
