package org.gongzhi.insight;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the files of this module strictly: what is missing or has the wrong form stops the program at the start. */
record Yamls(String file, Map<?, ?> node) {

    static Yamls map(Resource resource) throws IOException {
        return new Yamls(name(resource), (Map<?, ?>) load(resource));
    }

    static List<Yamls> entries(Resource resource) throws IOException {
        return ((List<?>) load(resource))
                .stream()
                        .map(entry -> new Yamls(name(resource), (Map<?, ?>) entry))
                        .toList();
    }

    private static Object load(Resource resource) throws IOException {
        try (var in = resource.getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        }
    }

    private static String name(Resource resource) {
        return String.valueOf(resource.getFilename());
    }

    String text(String key) {
        var value = node.get(key);
        if (value == null || value.toString().isBlank()) {
            throw wrong(key);
        }
        return value.toString();
    }

    @Nullable
    Yamls maybe(String key) {
        return node.get(key) instanceof Map<?, ?> map ? new Yamls(file, map) : null;
    }

    int number(String key) {
        if (node.get(key) instanceof Integer number && number >= 0) {
            return number;
        }
        throw wrong(key);
    }

    /** Empty when it is not there. */
    Set<String> words(String key) {
        return switch (node.get(key)) {
            case null -> Set.of();
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
            default -> throw wrong(key);
        };
    }

    IllegalStateException wrong(String key) {
        return new IllegalStateException(file + ": " + key + " is missing or wrong");
    }
}
