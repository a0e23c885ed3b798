package org.gongzhi.category;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;

/** The categories as they stand from one day on. A wrong line stops the program at the start. */
record Edition(LocalDate from, Map<String, Category> all) {

    private static final String HEADING = "level1,level2,level3";

    static Edition read(Resource file) throws IOException {
        var name = Objects.requireNonNull(file.getFilename());
        var all = new LinkedHashMap<String, Category>();
        int at = 0;
        for (var line : file.getContentAsString(StandardCharsets.UTF_8).lines().toList()) {
            at++;
            if (line.isBlank() || line.startsWith("#") || line.equals(HEADING)) {
                continue;
            }
            var names = line.strip().split(",", -1);
            if (names.length > 3 || line.contains("/")) {
                throw new IllegalStateException(name + ":" + at + ": not up to three names without a slash: " + line);
            }
            add(all, names);
        }
        return new Edition(day(name), all);
    }

    private static void add(Map<String, Category> all, String... names) {
        var path = new StringBuilder();
        for (var name : names) {
            if (!name.isBlank()) {
                path.append(path.isEmpty() ? "" : "/").append(name.strip());
                all.computeIfAbsent(path.toString(), Category::new);
            }
        }
    }

    private static LocalDate day(String name) {
        try {
            return LocalDate.parse(name.replace(".csv", ""));
        } catch (DateTimeParseException e) {
            throw new IllegalStateException(name + ": the name is the first day in force, such as 2020-01-01.csv", e);
        }
    }
}
