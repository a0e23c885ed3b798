package org.gongzhi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongzhi.exchange.Recoding.Cell;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;

class RecodingTests {

    private static final List<String> CATEGORIES =
            List.of("", "城乡建设", "城乡建设/供热", "城乡建设/供热/温度", "城乡建设/道路", "民政", "民政/低保/资格", "环保/噪声");

    @ForAll
    void nobodyStandsInASmallerGroupThanFive(long seed) {
        var cells = draw(new SplittableRandom(seed));

        var groups = Recoding.of(cells).stream()
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(groups.values()).allMatch(count -> count >= 5);
    }

    @ForAll
    void whatIsShownIsTrueAndInItsOwnRow(long seed) {
        var cells = draw(new SplittableRandom(seed));
        var shown = Recoding.of(cells);

        assertThat(shown).hasSameSizeAs(cells);
        for (int i = 0; i < cells.size(); i++) {
            var cell = shown.get(i);
            if (cell != null) {
                assertThat(cells.get(i).place()).startsWith(cell.place());
                assertThat(cells.get(i).category()).startsWith(cell.category());
            }
        }
    }

    @ForAll
    void fewerThanFiveAreLeftOut(long seed) {
        var cells = draw(new SplittableRandom(seed));
        var left = Recoding.of(cells).stream().filter(Objects::isNull).count();
        var counties = cells.stream()
                .map(cell -> cell.place().substring(0, 6))
                .distinct()
                .count();

        assertThat(left).as("at most four of each county").isLessThan(5 * Math.max(1, counties));
    }

    @Test
    void manyKeepVillageAndFieldAndFewAreSeenFromFarther() {
        var many = Collections.nCopies(5, new Cell("620402001006", "城乡建设/供热/温度"));
        var few = Collections.nCopies(4, new Cell("620402001006", "民政/低保"));
        var fewElsewhere = List.of(new Cell("620402001007", "民政/低保"));

        var shown = Recoding.of(
                Stream.of(many, few, fewElsewhere).flatMap(List::stream).toList());

        assertThat(shown.subList(0, 5)).containsOnly(new Cell("620402001006", "城乡建设/供热"));
        assertThat(shown.subList(5, 10)).containsOnly(new Cell("620402001", "民政"));
    }

    private static List<Cell> draw(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(120))
                .mapToObj(_ -> new Cell(
                        "620402" + "%03d".formatted(random.nextInt(1, 4)) + "%03d".formatted(random.nextInt(1, 5)),
                        CATEGORIES.get(random.nextInt(CATEGORIES.size()))))
                .toList();
    }
}
