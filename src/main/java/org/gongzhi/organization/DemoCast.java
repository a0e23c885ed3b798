package org.gongzhi.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code demo/organization.yaml} says. */
record DemoCast(
        String surnames, List<String> given, Map<String, Tier> tiers, Stage stage, List<Map<String, String>> signIns) {

    private static final String FILE = "demo/organization.yaml";

    /**
     * What every place of a kind has.
     *
     * @param bodies by the last part of their code, those above first
     * @param grids the post in each of its grids; empty if it has none
     */
    record Tier(Map<String, Map<String, String>> bodies, List<Map<String, String>> posts, Map<String, String> grids) {}

    record Stage(Map<String, String> heads, List<Map<String, String>> bodies, List<Map<String, String>> posts) {}

    static DemoCast read() {
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            var tiers = new LinkedHashMap<String, Tier>();
            map(file, "tiers").forEach((kind, tier) -> tiers.put(kind, tier(object(tier))));
            var stage = map(file, "stage");
            return new DemoCast(
                    String.valueOf(file.get("surnames")),
                    list(file, "given").stream().map(String::valueOf).toList(),
                    tiers,
                    new Stage(texts(stage.get("heads")), rows(stage, "bodies"), rows(stage, "posts")),
                    rows(file, "sign-ins"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tier tier(Map<String, Object> tier) {
        var bodies = new LinkedHashMap<String, Map<String, String>>();
        map(tier, "bodies").forEach((suffix, body) -> bodies.put(suffix, texts(body)));
        var grids = tier.containsKey("grids") ? texts(tier.get("grids")) : Map.<String, String>of();
        return new Tier(bodies, rows(tier, "posts"), grids);
    }

    private static Map<String, Object> map(Map<String, Object> from, String key) {
        return object(from.get(key));
    }

    private static Map<String, Object> object(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalStateException(FILE + ": a map is missing");
        }
        var object = new LinkedHashMap<String, Object>();
        map.forEach((key, entry) -> object.put(String.valueOf(key), entry));
        return object;
    }

    private static List<?> list(Map<String, Object> from, String key) {
        return from.get(key) instanceof List<?> list ? list : List.of();
    }

    private static List<Map<String, String>> rows(Map<String, Object> from, String key) {
        return list(from, key).stream().map(DemoCast::texts).toList();
    }

    private static Map<String, String> texts(@Nullable Object value) {
        var texts = new LinkedHashMap<String, String>();
        object(value).forEach((key, text) -> texts.put(key, String.valueOf(text)));
        return texts;
    }
}
