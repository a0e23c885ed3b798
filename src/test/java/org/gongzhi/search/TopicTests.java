package org.gongzhi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Measures on pairs of real reports how often an offered pair is one problem; see the head of the file of pairs. */
class TopicTests {

    private record Pair(boolean same, Topic one, Topic other) {}

    @Test
    void ofTenPairsOfOneEstateThatWouldBeOfferedAtLeastNineAreOneProblemAndFewAreMissed() throws IOException {
        var pairs = pairs();
        var offered = pairs.stream()
                .filter(pair -> Nearness.NEIGHBOURS.isEnough(pair.one(), pair.other()))
                .toList();
        double right = offered.stream().filter(Pair::same).count();
        double same = pairs.stream().filter(Pair::same).count();

        System.out.printf(
                "%d pairs, %.0f the same; offered %d, precision %.3f, recall %.3f%n",
                pairs.size(), same, offered.size(), right / offered.size(), right / same);
        assertThat(right / offered.size()).as("precision").isGreaterThanOrEqualTo(0.9);
        assertThat(right / same).as("recall").isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void theNameOfTheEstateMakesNothingAlike() {
        var names = List.of("白银市", "水川路社区", "惠民小区3号楼");

        var lift = Topic.of("惠民小区3号楼电梯停运三天没人修", names);

        assertThat(Nearness.DOOR.isEnough(lift, Topic.of("惠民小区3号楼楼顶漏水，没人修", names)))
                .isFalse();
        assertThat(Nearness.DOOR.isEnough(lift, Topic.of("惠民小区电梯又停了", names))).isTrue();
        assertThat(Nearness.VILLAGE.isEnough(lift, Topic.of("惠民小区电梯又停了", names)))
                .isFalse();
        assertThat(Nearness.DOOR.isEnough(Topic.of("路灯坏了", names), Topic.of("电梯坏了", names)))
                .isFalse();
        assertThat(Nearness.DOOR.isEnough(Topic.of("下水道堵了三天没人管", names), Topic.of("楼下下水道返水，臭味很大", names)))
                .isTrue();
    }

    private static List<Pair> pairs() throws IOException {
        try (var file = Objects.requireNonNull(TopicTests.class.getResourceAsStream("/search/pairs.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("label"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Pair(
                            cells[0].equals("same"),
                            Topic.of(cells[2], List.of(cells[1])),
                            Topic.of(cells[3], List.of(cells[1]))))
                    .toList();
        }
    }
}
