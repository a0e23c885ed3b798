package org.gongzhi.hotissue;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;

/** Messages of an archive, cells parted by tabs; {@code likes} and {@code against} may be missing. */
final class Archive {

    private Archive() {}

    /** @throws Refusal if the file cannot be read as such a table */
    static List<Telling> read(Path file) throws IOException {
        var lines = lines(file);
        var columns = List.of(lines.getFirst().split("\t", -1));
        for (var needed : List.of("id", "user", "title", "submitted", "detail")) {
            if (!columns.contains(needed)) {
                throw Refusal.invalid("hotissue.missing-column", needed);
            }
        }
        return lines.stream()
                .skip(1)
                .map(line -> telling(columns, line.split("\t", -1)))
                .sorted(Comparator.comparing(Telling::at).thenComparing(Telling::id))
                .toList();
    }

    static List<String> lines(Path file) throws IOException {
        try {
            var lines = Files.readAllLines(file);
            if (lines.isEmpty()) {
                throw Refusal.invalid("hotissue.empty-file", file);
            }
            return lines;
        } catch (NoSuchFileException _) {
            throw Refusal.invalid("hotissue.no-file", file);
        } catch (MalformedInputException _) {
            throw Refusal.invalid("hotissue.not-utf-8", file);
        }
    }

    private static Telling telling(List<String> columns, String[] cells) {
        var at = LocalDateTime.parse(cells[columns.indexOf("submitted")]).atZone(Shanghai.ZONE);
        return Telling.of(
                cells[columns.indexOf("id")],
                cells[columns.indexOf("user")],
                cells[columns.indexOf("title")],
                cells[columns.indexOf("detail")],
                at.toInstant(),
                "",
                number(columns, cells, "likes"));
    }

    private static int number(List<String> columns, String[] cells, String column) {
        int index = columns.indexOf(column);
        return index < 0 ? 0 : Integer.parseInt(cells[index]);
    }
}
