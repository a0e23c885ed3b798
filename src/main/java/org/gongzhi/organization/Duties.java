package org.gongzhi.organization;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.Level;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The duties there are, read from {@code organization/duties.yaml}; a wrong line stops the program at the start. */
@Component
public class Duties {

    private static final String FILE = "organization/duties.yaml";

    private final Map<String, Duty> duties = new LinkedHashMap<>();

    Duties() {
        read().forEach((key, row) -> duties.put(key, duty(key, row)));
        duties.values().forEach(this::check);
    }

    public Optional<Duty> find(String key) {
        return Optional.ofNullable(duties.get(key));
    }

    public Duty get(String key) {
        return find(key).orElseThrow(() -> Refusal.invalid("organization.unknown-duty", key));
    }

    /** From the door upward, as the file lists them. */
    public List<Duty> all() {
        return List.copyOf(duties.values());
    }

    /** The duty itself, then each one that acts when nobody holds those before it. */
    public List<Duty> chain(Duty first) {
        var chain = new ArrayList<Duty>();
        for (@Nullable Duty duty = first; duty != null; duty = duty.above() == null ? null : duties.get(duty.above())) {
            if (chain.contains(duty)) {
                throw new IllegalStateException(FILE + ": " + first.key() + " stands above itself");
            }
            chain.add(duty);
        }
        return chain;
    }

    private void check(Duty duty) {
        if (duty.above() != null && !duties.containsKey(duty.above())) {
            throw new IllegalStateException(FILE + ": " + duty.key() + ": above: no duty " + duty.above());
        }
        chain(duty);
    }

    private static Duty duty(String key, Map<String, Object> row) {
        var sees = text(key, row, "sees");
        if (!List.of("places", "body").contains(sees)) {
            throw new IllegalStateException(FILE + ": " + key + ": sees: neither places nor body");
        }
        return new Duty(
                key,
                text(key, row, "name"),
                Level.of(text(key, row, "level")),
                row.containsKey("above") ? text(key, row, "above") : null,
                sees.equals("body"),
                Boolean.TRUE.equals(row.get("expected")));
    }

    private static String text(String key, Map<String, Object> row, String field) {
        if (row.get(field) instanceof String text) {
            return text;
        }
        throw new IllegalStateException(FILE + ": " + key + ": " + field + " is missing");
    }

    private static Map<String, Map<String, Object>> read() {
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
