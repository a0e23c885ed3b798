package org.gongzhi.hint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlaceFinderTests {

    private static final PlaceCode CITY = new PlaceCode("6204");
    private static final PlaceCode COUNTY = new PlaceCode("620402");

    private final PlaceFinder finder = new PlaceFinder(List.of(
            place("6204", "白银市", Level.CITY, null),
            place("620402", "白银区", Level.COUNTY, "6204"),
            place("620403", "平川区", Level.COUNTY, "6204"),
            place("620402001", "人民路街道", Level.TOWN, "620402"),
            place("620402100", "水川镇", Level.TOWN, "620402"),
            place("620402001006", "水川路社区", Level.VILLAGE, "620402001"),
            place("620402001007", "新村社区", Level.VILLAGE, "620402001"),
            place("620402100201", "大川渡村", Level.VILLAGE, "620402100"),
            place("620402100202", "桦皮川村", Level.VILLAGE, "620402100"),
            place("620403100203", "桦皮川村", Level.VILLAGE, "620403")));

    @Test
    void theNarrowestNameCounts() {
        var named = finder.find("水川镇大川渡村的路灯坏了", CITY).orElseThrow();

        assertThat(named.place().name()).isEqualTo("大川渡村");
        assertThat(named.confidence()).isEqualTo(1);
    }

    @Test
    void aNameWithoutItsLastWordCountsLess() {
        var named = finder.find("大川渡的水管裂了", CITY).orElseThrow();

        assertThat(named.place().name()).isEqualTo("大川渡村");
        assertThat(named.confidence()).isLessThan(0.8);
    }

    @Test
    void aLongerNameIsNotTakenForAShorterOneInIt() {
        assertThat(finder.find("水川路社区的停车位", CITY).orElseThrow().place().name()).isEqualTo("水川路社区");
    }

    @Test
    void whatBearsAPlacesNameNeedNotLieInIt() {
        assertThat(finder.find("大川渡小学门口天天堵车", CITY)).isEmpty();
        assertThat(finder.find("水川支行不给开户", CITY)).isEmpty();
        assertThat(finder.find("大川渡村小学门口天天堵车", CITY)).isPresent();
    }

    @Test
    void whatIsComparedCountsOnlyThePlaceThatTheReaderFound() {
        var labels = List.of(
                "# a comment",
                "place\t甲区/乙街道/丙家庄社区",
                "place\t丁区/戊桥镇",
                "told\t1\t甲区/乙街道/丙家庄社区",
                "told\t2\t丁区/戊桥镇",
                "told\t3\t-",
                "told\t4\t-");
        var texts = Map.of("1", "丙家庄社区停水", "2", "甲区的路", "3", "没有说在哪里", "4", "戊桥镇");

        var result = ComparePlaces.compare(labels, texts);

        assertThat(result.read()).isEqualTo(4);
        assertThat(result.placed()).isEqualTo(2);
        assertThat(result.said()).isEqualTo(3);
        assertThat(result.right()).isOne();
        assertThat(result.wrong()).containsExactly("2\t丁区/戊桥镇\t甲区", "4\t-\t丁区/戊桥镇");
    }

    @Test
    void everyPlaceAReaderFoundStandsInTheTreeOfTheSample() throws IOException {
        var lines = Files.readAllLines(Path.of("src/test/resources/hint/places.tsv"));
        var places = lines.stream()
                .filter(line -> line.startsWith("place\t"))
                .flatMap(line -> Stream.iterate(
                        line.substring(6), path -> !path.isEmpty(), path -> path.replaceAll("/?[^/]*$", "")))
                .toList();

        assertThat(lines.stream()
                        .filter(line -> line.startsWith("told\t"))
                        .map(line -> line.substring(line.lastIndexOf('\t') + 1)))
                .hasSize(54)
                .allSatisfy(path -> assertThat(path)
                        .satisfiesAnyOf(
                                told -> assertThat(told).isEqualTo("-"),
                                told -> assertThat(places).contains(told)));
    }

    @Test
    void anOrdinaryWordIsNoPlace() {
        assertThat(finder.find("人民的新村建设得好", CITY)).isEmpty();
    }

    @Test
    void twoPlacesOfOneNameAreNotGuessedAt() {
        assertThat(finder.find("桦皮川村没有路", CITY)).isEmpty();
        assertThat(finder.find("平川区桦皮川村没有路", CITY).orElseThrow().place().code())
                .isEqualTo(new PlaceCode("620403100203"));
        assertThat(finder.find("桦皮川村没有路", COUNTY).orElseThrow().place().code())
                .isEqualTo(new PlaceCode("620402100202"));
    }

    @Test
    void placesOutsideAreNotThere() {
        assertThat(finder.find("平川区的公交车", COUNTY)).isEmpty();
    }

    private static Place place(String code, String name, Level level, @Nullable String parent) {
        return new Place(
                new PlaceCode(code), name, level, parent == null ? null : new PlaceCode(parent), "", true, null, null);
    }
}
