package org.gongzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/law.md} says what the data files say, no more and no less. The tables as they should be are left in
 * {@code target/law-table.md} and {@code target/law-sources.md} after each run.
 */
class LawTests {

    private static final Path DOCUMENT = Path.of("docs/law.md");

    @Test
    void theDocumentListsEveryThresholdOfTheDataFilesThatIsNoExampleAndNoOther() throws IOException {
        var lines = LawTable.rows().stream()
                .filter(row -> !LawTable.isExample(row))
                .map(LawTable.Row::line)
                .toList();
        leave("law-table.md", LawTable.rows().stream().map(LawTable.Row::line).toList());

        assertThat(lines).hasSizeGreaterThan(40);
        assertThat(written(line -> line.endsWith(".yaml |")))
                .as("copy the missing rows from target/law-table.md")
                .containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void theDocumentNamesEveryTextThatADataFileStandsOn() throws IOException {
        var lines = LawTable.sources();
        leave("law-sources.md", lines);

        assertThat(lines).hasSizeGreaterThan(50);
        assertThat(written(line -> line.matches("\\| [a-z0-9/-]+\\.yaml \\| .*")))
                .as("copy the missing rows from target/law-sources.md")
                .containsExactlyInAnyOrderElementsOf(lines);
    }

    @Test
    void noThresholdIsSilentAboutWhereItComesFrom() throws IOException {
        assertThat(LawTable.rows())
                .hasSizeGreaterThan(50)
                .filteredOn(row -> row.article().isBlank())
                .as("name the article, or say 样例")
                .isEqualTo(List.of());
    }

    private static List<String> written(Predicate<String> which) throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| "))
                .filter(which)
                .toList();
    }

    private static void leave(String name, List<String> lines) throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", name), String.join("\n", lines) + "\n");
    }
}
