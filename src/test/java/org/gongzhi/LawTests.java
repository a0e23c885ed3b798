package org.gongzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/law.md} says what the data files say. The table as it should be is left in {@code target/law-table.md}
 * after each run.
 */
class LawTests {

    private static final Path DOCUMENT = Path.of("docs/law.md");

    @Test
    void everyThresholdInTheDocumentStandsInTheDataWithTheSameFigureAndArticle() throws IOException {
        var lines = LawTable.rows().stream().map(LawTable.Row::line).toList();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/law-table.md"), lines.stream().collect(Collectors.joining("\n", "", "\n")));

        var written = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| ") && line.endsWith(".yaml |"))
                .toList();

        assertThat(written).hasSizeGreaterThan(20);
        assertThat(lines).containsAll(written);
    }

    @Test
    void noThresholdIsSilentAboutWhereItComesFrom() throws IOException {
        assertThat(LawTable.rows())
                .hasSizeGreaterThan(50)
                .filteredOn(row -> row.article().isBlank())
                .as("name the article, or say 样例")
                .isEqualTo(List.of());
    }
}
