package org.gongzhi.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.gongzhi.kernel.Refusal;

/** The rows of a file somebody handed in for a registry, read by the headings of its template. */
record Upload(List<Registry.Row> rows) {

    /**
     * Reads the file.
     *
     * @param words message keys to words
     * @throws Refusal if it is no table, or none for this registry
     */
    static Upload read(byte[] file, Registry registry, UnaryOperator<String> words) {
        if (!SheetReader.isSheet(file)) {
            throw Refusal.invalid("web.import.no-sheet");
        }
        var lines = SheetReader.read(file);
        var places = places(lines.isEmpty() ? List.of() : lines.getFirst(), registry, words);
        var rows = new ArrayList<Registry.Row>();
        for (int i = 1; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(row(i + 1, line, places, registry, words));
            }
        }
        if (rows.isEmpty()) {
            throw Refusal.invalid("web.import.empty");
        }
        if (rows.size() > registry.most()) {
            throw Refusal.tooLarge("web.import.too-many", registry.most());
        }
        return new Upload(rows);
    }

    /** Where each column stands. A heading that is unknown is no slip to pass over: its cells would be lost. */
    private static Map<Registry.Column, Integer> places(
            List<String> heads, Registry registry, UnaryOperator<String> words) {
        var places = new HashMap<Registry.Column, Integer>();
        for (int i = 0; i < heads.size(); i++) {
            var head = heads.get(i).strip();
            var known = registry.columns().stream()
                    .filter(column -> column.name().equals(head)
                            || words.apply(column.label()).equals(head))
                    .findFirst();
            if (known.isEmpty() && !head.isEmpty()) {
                throw Refusal.invalid("web.import.unknown-column", head);
            }
            int place = i;
            known.ifPresent(column -> places.put(column, place));
        }
        var missing = registry.columns().stream()
                .filter(column -> column.required() && !places.containsKey(column))
                .map(column -> words.apply(column.label()))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.invalid("web.import.missing-columns", String.join("、", missing));
        }
        return places;
    }

    private static Registry.Row row(
            int number,
            List<String> line,
            Map<Registry.Column, Integer> places,
            Registry registry,
            UnaryOperator<String> words) {
        var cells = new LinkedHashMap<String, String>();
        for (var column : registry.columns()) {
            var place = places.getOrDefault(column, Integer.MAX_VALUE);
            var cell = place < line.size() ? line.get(place).strip() : "";
            cells.put(
                    column.name(),
                    column.choices().stream()
                            .filter(choice -> words.apply(choice.label()).equals(cell))
                            .map(Choice::value)
                            .findFirst()
                            .orElse(cell));
        }
        return new Registry.Row(number, cells);
    }
}
