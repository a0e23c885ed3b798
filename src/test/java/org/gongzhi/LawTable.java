package org.gongzhi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads every legal threshold, and every source a data file names, as rows of {@code docs/law.md}. */
final class LawTable {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Set<String> A_SOURCE = Set.of("law", "source", "article", "basis", "act");

    private static final Set<String> NOT_A_THRESHOLD =
            Set.of("source", "valid", "since", "law", "from", "until", "text", "note");

    private LawTable() {}

    /** One threshold: what it limits, the figure, the article, the version of the text, and the file. */
    record Row(String what, String figure, String article, String version, String file) {

        String line() {
            return "| " + String.join(" | ", cell(what), cell(figure), cell(article), cell(version), cell(file)) + " |";
        }

        static String cell(String text) {
            return text.isBlank()
                    ? "—"
                    : text.replace("|", "/").replaceAll("\\s+", " ").strip();
        }
    }

    static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        for (var folder : List.of("rules/decision", "rules", "procedures", "procedures/parts")) {
            try (var files = Files.list(RESOURCES.resolve(folder))) {
                for (var file : files.filter(path -> path.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    var name = RESOURCES.relativize(file).toString().replace('\\', '/');
                    var content = load(name);
                    read(rows, name, folder, content);
                }
            }
        }
        for (var entry : (List<?>) load("disclosure/telling.yaml")) {
            settings(rows, "disclosure/telling.yaml", map(entry));
        }
        items(rows, "disclosure/items.yaml");
        channels(rows, "appeal/diversions.yaml");
        return rows;
    }

    /**
     * The texts every data file stands on: one row a file, whatever its form. A new file with a source is a new row.
     */
    static List<String> sources() throws IOException {
        var rows = new ArrayList<String>();
        try (var files = Files.walk(RESOURCES)) {
            for (var path : files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith(RESOURCES.resolve("demo")))
                    .sorted()
                    .toList()) {
                var file = RESOURCES.relativize(path).toString().replace('\\', '/');
                var texts = new LinkedHashSet<String>();
                texts(load(file), texts);
                if (!texts.isEmpty()) {
                    rows.add("| " + file + " | " + Row.cell(String.join("；", texts)) + " |");
                }
            }
        }
        return rows;
    }

    /** What stands under the words by which data files name a source, at any depth. */
    private static void texts(@Nullable Object node, Set<String> texts) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (A_SOURCE.contains(text(key))) {
                    named(value, texts);
                } else {
                    texts(value, texts);
                }
            });
        } else if (node instanceof List<?> list) {
            list.forEach(one -> texts(one, texts));
        }
    }

    /** A bare word, such as the source that fills an item, is no text of law. */
    private static void named(@Nullable Object source, Set<String> texts) {
        if (source instanceof List<?> list) {
            list.forEach(one -> named(one, texts));
            return;
        }
        var words = source instanceof Map<?, ?> map ? text(map.get("name")) + text(map.get("article")) : text(source);
        if (!words.matches("[\\x00-\\x7f]*")) {
            texts.add(words.strip());
        }
    }

    /** Figures that are examples: a place enters its own. The document does not list them. */
    static boolean isExample(Row row) {
        return row.article().contains("样例");
    }

    private static Object load(String file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(RESOURCES.resolve(file)));
    }

    /** What must be published, how often and how long. */
    private static void items(List<Row> rows, String file) throws IOException {
        for (var one : (List<?>) load(file)) {
            var list = map(one);
            for (var each : list.get("items") instanceof List<?> items ? items : List.of()) {
                var item = map(each);
                rows.add(new Row(
                        list.get("name") + "：" + item.get("name"),
                        "every " + item.get("every") + "，days " + item.get("days") + "，posted " + item.get("posted"),
                        item.containsKey("law") ? text(item.get("law")) : text(list.get("law")),
                        text(list.get("act")) + "，自 " + day(list.get("since")),
                        file));
            }
        }
    }

    /** Within which time somebody may go elsewhere with a matter. */
    private static void channels(List<Row> rows, String file) throws IOException {
        for (var one : (List<?>) load(file)) {
            map(map(one).get("cases")).forEach((key, value) -> {
                var laws = map(value).get("law") instanceof List<?> list ? list : List.of();
                rows.add(new Row(
                        "依法分流：" + map(value).get("name"),
                        text(map(value).get("time")),
                        laws.stream()
                                .map(law -> text(map(law).get("name")) + text(map(law).get("article")))
                                .collect(Collectors.joining("；")),
                        laws.stream()
                                .map(law -> "自 " + day(map(law).get("since")))
                                .distinct()
                                .collect(Collectors.joining("；")),
                        file));
            });
        }
    }

    private static void read(List<Row> rows, String file, String folder, Object content) {
        switch (folder) {
            case "rules/decision" -> votes(rows, file, map(content));
            case "rules" -> {
                for (var entry : content instanceof List<?> list ? list : List.of(content)) {
                    settings(rows, file, map(entry));
                }
            }
            default -> clocks(rows, file, map(content));
        }
    }

    private static void votes(List<Row> rows, String file, Map<?, ?> pack) {
        map(pack.get("rules")).forEach((key, value) -> {
            var rule = map(value);
            var from = rule.containsKey("from") ? rule.get("from") : pack.get("from");
            var figures = new ArrayList<String>();
            for (var word : List.of("quorum", "pass", "notice", "posting")) {
                if (rule.containsKey(word)) {
                    figures.add(word + " " + flat(rule.get(word)));
                }
            }
            rows.add(new Row(
                    pack.get("name") + "：" + rule.get("name"),
                    String.join("；", figures),
                    text(rule.get("article")),
                    text(pack.get("source")) + "，文本 " + day(pack.get("text")) + "，施行 " + day(from),
                    file));
        });
    }

    private static void settings(List<Row> rows, String file, Map<?, ?> entry) {
        var figures = entry.entrySet().stream()
                .filter(one -> !NOT_A_THRESHOLD.contains(text(one.getKey())))
                .map(one -> one.getKey() + " " + flat(one.getValue()))
                .collect(Collectors.joining("；"));
        rows.add(new Row(
                file.substring(file.lastIndexOf('/') + 1).replace(".yaml", ""),
                figures,
                text(entry.get("source")),
                entry.containsKey("valid") ? "自 " + day(entry.get("valid")) : "",
                file));
    }

    private static void clocks(List<Row> rows, String file, Map<?, ?> procedure) {
        if (!(procedure.get("clocks") instanceof Map<?, ?> clocks)) {
            return;
        }
        var name = procedure.containsKey("name") ? text(procedure.get("name")) : file.replaceAll(".*/|\\.yaml", "");
        clocks.forEach((key, value) -> {
            var clock = map(value);
            rows.add(new Row(
                    name + "：" + clock.get("name"),
                    text(clock.get("limit"))
                            + (clock.containsKey("by-priority") ? "；" + flat(clock.get("by-priority")) : "")
                            + (clock.containsKey("extend") ? "；延长 " + flat(clock.get("extend")) : ""),
                    text(clock.get("law")),
                    "",
                    file));
        });
    }

    private static String flat(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(one -> one.getKey() + " " + flat(one.getValue()))
                        .collect(Collectors.joining("，"));
            case List<?> list -> list.stream().map(LawTable::flat).collect(Collectors.joining("、"));
            default -> value instanceof java.util.Date ? day(value) : value.toString();
        };
    }

    private static String day(@Nullable Object value) {
        return value instanceof java.util.Date date
                ? date.toInstant().toString().substring(0, 10)
                : text(value);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value instanceof List<?> ? flat(value) : value.toString();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
