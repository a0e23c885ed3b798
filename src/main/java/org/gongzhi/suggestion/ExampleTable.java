package org.gongzhi.suggestion;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.gongzhi.kernel.Refusal;

/** A table of texts, cells parted by tabs, the first line naming the columns. */
record ExampleTable(List<String> columns, List<List<String>> rows) {

    /** Texts whose words were cut and whose stop words were taken out; the public contest data have them so. */
    private static final String CUT = "text_segmented_without_stopwords";

    /** @throws Refusal if there is no such file, it is not UTF-8, or a line has another number of cells */
    static ExampleTable read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException _) {
            throw Refusal.invalid("suggestion.no-file", file);
        } catch (MalformedInputException _) {
            throw Refusal.invalid("suggestion.not-utf-8", file);
        }
        if (lines.isEmpty()) {
            throw Refusal.invalid("suggestion.empty-file", file);
        }
        var rows = lines.stream().map(line -> List.of(line.split("\t", -1))).toList();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != rows.getFirst().size()) {
                throw Refusal.invalid(
                        "suggestion.wrong-cells",
                        i + 1,
                        rows.get(i).size(),
                        rows.getFirst().size());
            }
        }
        return new ExampleTable(rows.getFirst(), rows.subList(1, rows.size()));
    }

    /** The columns by name. */
    int column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw Refusal.invalid("suggestion.missing-column", name);
        }
        return index;
    }

    /** Each text once, with the category somebody gave it. */
    List<Example> examples() {
        int category = column("category");
        var seen = new HashSet<List<String>>();
        if (columns.contains(CUT)) {
            int text = column(CUT);
            return rows.stream()
                    .filter(row -> seen.add(List.of(row.get(text))))
                    .map(row -> Example.ofWords(row.get(category), row.get(text)))
                    .toList();
        }
        int title = column("title");
        int detail = column("detail");
        return rows.stream()
                .filter(row -> seen.add(List.of(row.get(title), row.get(detail))))
                .map(row -> Example.ofRaw(row.get(category), row.get(title), row.get(detail)))
                .toList();
    }
}
