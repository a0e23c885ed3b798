package org.gongzhi.exchange;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A kind of matter that other programs may bring by Open311: one file {@code open311/SERVICE.yaml}. What no file offers
 * is not to be had.
 *
 * @param describe the field of the form that takes the description; null for the one that names the matter
 * @param byCategory whether each category of two levels is a service besides
 * @param update the action by which the sender adds something; null where there is none
 * @param statuses what a state is called in the words of the update extension
 */
record Open311Offer(
        String file,
        String code,
        String procedure,
        String description,
        Kind kind,
        String group,
        List<String> keywords,
        @Nullable String describe,
        boolean byCategory,
        @Nullable String update,
        Map<String, String> statuses) {

    /** What a sender gets back: the number at once, a token to ask with later, or neither. */
    enum Kind {
        REALTIME,
        BATCH,
        BLACKBOX;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Open311Offer read(Resource resource) throws IOException {
        var file = String.valueOf(resource.getFilename());
        try (var in = resource.getInputStream()) {
            var node = new Yaml(new SafeConstructor(new LoaderOptions())).<Map<String, Object>>load(in);
            var kind = node.get("type");
            return new Open311Offer(
                    file,
                    need(file, node, "service"),
                    need(file, node, "procedure"),
                    need(file, node, "description"),
                    kind == null ? Kind.REALTIME : Kind.valueOf(kind.toString().toUpperCase(Locale.ROOT)),
                    need(file, node, "group"),
                    node.get("keywords") instanceof List<?> words
                            ? words.stream().map(String::valueOf).toList()
                            : List.of(),
                    maybe(node, "describe"),
                    Boolean.TRUE.equals(node.get("by-category")),
                    maybe(node, "update"),
                    statuses(node.get("statuses")));
        } catch (IllegalArgumentException | ClassCastException e) {
            throw new IllegalStateException(file + ": " + e.getMessage(), e);
        }
    }

    /** What a state is called; by itself a matter is open until it has ended. */
    String status(String state, boolean ended) {
        return statuses.getOrDefault(state, ended ? "CLOSED" : "OPEN");
    }

    private static Map<String, String> statuses(@Nullable Object node) {
        var statuses = new TreeMap<String, String>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((state, status) -> statuses.put(state.toString(), status.toString()));
        }
        return statuses;
    }

    private static String need(String file, Map<String, Object> node, String key) {
        var value = maybe(node, key);
        if (value == null) {
            throw new IllegalStateException(file + ": " + key + " is missing");
        }
        return value;
    }

    private static @Nullable String maybe(Map<String, Object> node, String key) {
        var value = node.get(key);
        return value == null ? null : value.toString();
    }
}
