package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Dataset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The forms in which data sets are taken home; the end of the address names one. */
enum OpenForm {
    /** RFC 4180 with a head line; begins with the mark by which spreadsheets know UTF-8. */
    CSV("csv", "text/csv;charset=utf-8"),
    /** One JSON object a line. */
    LINES("jsonl", "application/jsonl;charset=utf-8"),
    /** RFC 7946, for those with shapes. */
    GEO("geojson", "application/geo+json;charset=utf-8");

    private static final String MARK = "\uFEFF";

    private final String end;
    private final String type;

    OpenForm(String end, String type) {
        this.end = end;
        this.type = type;
    }

    String end() {
        return end;
    }

    String type() {
        return type;
    }

    static Optional<OpenForm> of(String end) {
        return Arrays.stream(values()).filter(form -> form.end.equals(end)).findFirst();
    }

    static List<OpenForm> of(Dataset data) {
        return Arrays.stream(values())
                .filter(form -> form != GEO || data.mapped())
                .toList();
    }

    byte[] write(Dataset data, List<Dataset.Row> rows, boolean first, JsonMapper json) {
        var text = switch (this) {
            case CSV -> csv(data, rows, first);
            case LINES ->
                rows.stream()
                        .map(row -> json.writeValueAsString(object(data, row)) + "\n")
                        .collect(Collectors.joining());
            case GEO ->
                rows.stream()
                        .map(row -> "{\"type\":\"Feature\",\"geometry\":" + (row.shape() == null ? "null" : row.shape())
                                + ",\"properties\":" + json.writeValueAsString(object(data, row)) + "}")
                        .collect(Collectors.joining(
                                ",\n", "{\"type\":\"FeatureCollection\",\"features\":[\n", "\n]}\n"));
        };
        return text.getBytes(UTF_8);
    }

    /** Pages behind the first go on without head, so that they may simply be put together. */
    private static String csv(Dataset data, List<Dataset.Row> rows, boolean first) {
        var head = data.columns().stream().map(Dataset.Column::name).collect(Collectors.joining(",", MARK, "\r\n"));
        return rows.stream()
                .map(row -> row.cells().stream().map(OpenForm::cell).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining("", first ? head : "", ""));
    }

    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }

    private static Map<String, @Nullable Object> object(Dataset data, Dataset.Row row) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < data.columns().size(); i++) {
            var value = row.cells().get(i);
            object.put(
                    data.columns().get(i).name(),
                    value instanceof Number || value instanceof Boolean || value == null ? value : value.toString());
        }
        return object;
    }
}
