package org.gongzhi.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Random;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest
class DemoTerritoryTests {

    private static final PlaceCode DISTRICT = new PlaceCode("620402");

    private final DemoTerritory demo;
    private final Places places;
    private final DoorCodes doors;
    private final JdbcClient jdbc;

    DemoTerritoryTests(DemoTerritory demo, Places places, DoorCodes doors, JdbcClient jdbc) {
        this.demo = demo;
        this.places = places;
        this.doors = doors;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void load() {
        demo.load();
    }

    @Test
    void hasTheRealScaleOfTheCity() {
        assertThat(count("level = 'county'")).isEqualTo(5);
        assertThat(count("level = 'town'")).isEqualTo(78);
        assertThat(count("level = 'village'")).isEqualTo(860);
        assertThat(count("level = 'building'")).isBetween(37_000L, 39_000L);
    }

    @Test
    void marksEverythingInventedAsSynthetic() {
        assertThat(count("synthetic <> (level in ('grid', 'micro-grid', 'building'))"))
                .isZero();
    }

    @Test
    void loadingItAgainChangesNothing() {
        var before = count("true");

        demo.load();

        assertThat(count("true")).isEqualTo(before);
    }

    @Test
    void theStageIsSet() {
        assertThat(places.get(DemoTerritory.COMMUNITY).name()).isEqualTo("水川路社区");
        assertThat(places.fullName(DemoTerritory.BUILDING)).isEqualTo("白银区 · 人民路街道 · 水川路社区 · 惠民小区3号楼");
        assertThat(places.search("惠民小区", DemoTerritory.COMMUNITY, 50))
                .hasSize(12)
                .allMatch(Place::synthetic);
        assertThat(places.ancestor(DemoTerritory.BUILDING, Level.GRID).map(places::fullName))
                .contains("白银区 · 人民路街道 · 水川路社区 · 第一网格");
    }

    @Test
    void aPointInABuildingIsFoundThere() {
        var building = places.get(DemoTerritory.BUILDING);

        assertThat(places.at(latitude(building), longitude(building))).contains(building);
    }

    @ForAll(tries = 40)
    void everyPointOfACountyLiesInOneOfItsVillages(long seed) {
        var random = new Random(seed);
        var latitude = 36.3 + random.nextDouble() * 0.5;
        var longitude = 103.9 + random.nextDouble() * 0.5;

        assertThat(places.at(latitude, longitude))
                .satisfiesAnyOf(
                        place -> assertThat(place).isEmpty(),
                        place -> assertThat(place.flatMap(found -> places.ancestor(found.code(), Level.VILLAGE)))
                                .isPresent());
    }

    @Test
    void aPointElsewhereLiesNowhere() {
        assertThat(places.at(0, 0)).isEmpty();
        assertThat(places.at(Double.NaN, 104)).isEmpty();
        assertThat(places.at(91, 1000)).isEmpty();
    }

    @Test
    void everyBuildingLiesInItsOwnVillage() {
        for (var village : places.children(new PlaceCode("620402001"))) {
            for (var grid : places.children(village.code())) {
                assertThat(places.at(latitude(grid), longitude(grid)).map(Place::code))
                        .hasValueSatisfying(
                                found -> assertThat(found.isWithin(grid.code())).isTrue());
            }
        }
    }

    @Test
    void everyDoorHasACodeOfItsOwn() {
        assertThat(jdbc.sql("select count(*) from territory.door")
                        .query(Long.class)
                        .single())
                .isEqualTo(count("level = 'building'"));
        var code = doors.codeOf(DemoTerritory.BUILDING);

        assertThat(doors.codeOf(DemoTerritory.BUILDING)).isEqualTo(code);
        assertThat(doors.placeOf(DoorCode.grouped(code)).map(Place::code)).contains(DemoTerritory.BUILDING);
    }

    @Test
    void aRenewedCodeReplacesTheOldOne() {
        var building = places.search("3号楼", DISTRICT, 5).getLast().code();
        var old = doors.codeOf(building);

        var renewed = doors.renew(building);

        assertThat(renewed).isNotEqualTo(old);
        assertThat(doors.placeOf(old)).isEmpty();
        assertThat(doors.placeOf(renewed).map(Place::code)).contains(building);
    }

    @Test
    void findsNobodyBehindACodeThatWasNeverGiven() {
        assertThat(doors.placeOf(DoorCode.random())).isEmpty();
        assertThat(doors.placeOf("hello")).isEmpty();
    }

    private long count(String condition) {
        return jdbc.sql("select count(*) from territory.place where " + condition)
                .query(Long.class)
                .single();
    }

    private static double latitude(Place place) {
        return Objects.requireNonNull(place.latitude());
    }

    private static double longitude(Place place) {
        return Objects.requireNonNull(place.longitude());
    }
}
