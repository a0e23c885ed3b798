package org.gongzhi.disclosure;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the files of this module strictly: what is missing or has the wrong form stops the program at the start. */
record Yamls(String file, Map<?, ?> node) {

    static List<Yamls> entries(Resource resource) throws IOException {
        var name = String.valueOf(resource.getFilename());
        try (var in = resource.getInputStream()) {
            return list(name, new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        }
    }

    private static List<Yamls> list(String file, @Nullable Object value) {
        if (!(value instanceof List<?> entries)) {
            throw new IllegalStateException(file + ": a list is missing");
        }
        return entries.stream()
                .map(entry -> entry instanceof Map<?, ?> map ? new Yamls(file, map) : null)
                .map(entry -> {
                    if (entry == null) {
                        throw new IllegalStateException(file + ": an entry is no map");
                    }
                    return entry;
                })
                .toList();
    }

    List<Yamls> list(String key) {
        return list(file + ": " + key, node.get(key));
    }

    String text(String key) {
        var value = maybe(key);
        if (value == null || value.isBlank()) {
            throw wrong(key);
        }
        return value;
    }

    @Nullable
    String maybe(String key) {
        var value = node.get(key);
        return value == null ? null : value.toString();
    }

    int number(String key) {
        if (node.get(key) instanceof Integer number && number >= 0) {
            return number;
        }
        throw wrong(key);
    }

    LocalDate date(String key) {
        try {
            return LocalDate.parse(text(key));
        } catch (DateTimeException _) {
            throw wrong(key);
        }
    }

    /** One word or several; empty when it is not there. */
    List<String> words(String key) {
        return switch (node.get(key)) {
            case null -> List.of();
            case List<?> several -> several.stream().map(String::valueOf).toList();
            case Object one -> List.of(one.toString());
        };
    }

    /** Whether it says yes; no when it is not there. */
    boolean yes(String key) {
        return Boolean.TRUE.equals(node.get(key));
    }

    /** Words by words; empty when it is not there. */
    Map<String, String> map(String key) {
        var words = new LinkedHashMap<String, String>();
        switch (node.get(key)) {
            case null -> {}
            case Map<?, ?> map -> map.forEach((one, other) -> words.put(String.valueOf(one), String.valueOf(other)));
            default -> throw wrong(key);
        }
        return words;
    }

    /** Lines of cells. */
    List<List<String>> table(String key) {
        if (!(node.get(key) instanceof List<?> lines)) {
            throw wrong(key);
        }
        return lines.stream()
                .map(line -> line instanceof List<?> cells
                        ? cells.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(line)))
                .toList();
    }

    IllegalStateException wrong(String key) {
        return new IllegalStateException(file + ": " + key + " is missing or wrong near "
                + node.entrySet().stream().findFirst());
    }
}
