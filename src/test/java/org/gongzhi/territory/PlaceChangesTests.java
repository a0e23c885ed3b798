package org.gongzhi.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.transaction.annotation.Transactional;

@ApplicationModuleTest
@Transactional
class PlaceChangesTests {

    private static final PlaceCode WEST = new PlaceCode("330302001");
    private static final PlaceCode EAST = new PlaceCode("330302002");
    private static final PlaceCode BUILDING = new PlaceCode("330302001001001001001");

    private final PlaceImport list;
    private final PlaceChanges changes;
    private final Places places;
    private final DoorCodes doors;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    PlaceChangesTests(
            PlaceImport list,
            PlaceChanges changes,
            Places places,
            DoorCodes doors,
            MessageSource messages,
            JdbcClient jdbc) {
        this.list = list;
        this.changes = changes;
        this.places = places;
        this.doors = doors;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void twoStreets() {
        assertThat(list.run("""
                        code,name,level,parent
                        33,浙江省,province,
                        3303,温州市,city,33
                        330302,鹿城区,county,3303
                        330302001,西街街道,town,330302
                        330302001001,桥头社区居民委员会,village,330302001
                        330302001001001,第一网格,grid,330302001001
                        330302001001001001,第1微网格,micro-grid,330302001001001
                        330302001001001001001,桥头1号楼,building,330302001001001001
                        330302002,东街街道,town,330302
                        330302002001,塔下社区居民委员会,village,330302002
                        """.getBytes(StandardCharsets.UTF_8)).refused()).isEmpty();
    }

    @Test
    void aRenamedPlaceKeepsItsOldNameOnRecord() {
        changing("2026-01-01,rename,330302001001,桥西社区居民委员会");

        assertThat(places.get(new PlaceCode("330302001001")).name()).isEqualTo("桥西社区");
        assertThat(jdbc.sql("select name || ' ' || until from territory.former_name")
                        .query(String.class)
                        .single())
                .isEqualTo("桥头社区居民委员会 2026-01-01");
    }

    @Test
    void aMergedStreetHandsOverItsVillagesAndOldCodesStillLeadThere() {
        var door = doors.codeOf(BUILDING);

        changing("2026-01-01,merge,330302001,330302002");

        assertThat(places.get(WEST).code()).isEqualTo(EAST);
        assertThat(places.children(EAST)).extracting(Place::name).containsExactly("塔下社区", "桥头社区");
        assertThat(places.fullName(BUILDING)).isEqualTo("鹿城区 · 东街街道 · 桥头社区 · 桥头1号楼");
        assertThat(places.current(BUILDING)).isEqualTo(new PlaceCode("330302002002001001001"));
        assertThat(places.ancestor(BUILDING, Level.TOWN)).contains(EAST);
        assertThat(doors.placeOf(door).map(Place::code)).contains(new PlaceCode("330302002002001001001"));
        assertThat(doors.codeOf(BUILDING)).isEqualTo(door);
    }

    @Test
    void aPlaceMayChangeHandsTwice() {
        changing("2025-01-01,recode,330302001001,330302002005\n2026-01-01,recode,330302002005,330302002009");

        assertThat(places.get(BUILDING).code()).isEqualTo(new PlaceCode("330302002009001001001"));
        assertThat(places.children(WEST)).isEmpty();
    }

    @Test
    void aCodeOnceUsedIsNeverGivenAgain() {
        assertThat(refusing("2026-01-01,recode,330302001001,330302002001")).contains("用过了");
        changing("2026-01-01,recode,330302001001,330302002005");
        assertThat(refusing("2026-01-01,recode,330302002001,330302001001")).contains("用过了");
        assertThat(list.run("code,name,level,parent\n330302001001,桥头社区,village,330302001\n"
                                .getBytes(StandardCharsets.UTF_8))
                        .lines(messages))
                .first()
                .asString()
                .contains("已经停用，现为 330302002005");
    }

    @Test
    void refusesWhatCannotBeAndChangesNothing() {
        assertThat(refusing("2999-01-01,rename,330302001,新街街道")).contains("还没有到");
        assertThat(refusing("soon,rename,330302001,新街街道")).contains("不是日期");
        assertThat(refusing("2026-01-01,swap,330302001,330302002")).contains("swap");
        assertThat(refusing("2026-01-01,merge,330302001,330302001")).contains("不能并入自己");
        assertThat(refusing("2026-01-01,merge,330302001,330302002001")).contains("不是同一层级");
        assertThat(refusing("2026-01-01,merge,330302009,330302002")).contains("330302009");
        assertThat(refusing("2026-01-01,recode,330302001,330302001009")).contains("位数");
        assertThat(refusing("2026-01-01,rename,330302001,")).contains("名称");

        assertThat(places.fullName(BUILDING)).isEqualTo("鹿城区 · 西街街道 · 桥头社区 · 桥头1号楼");
    }

    private void changing(String rows) {
        assertThat(changes.run(("date,change,code,to\n" + rows).getBytes(StandardCharsets.UTF_8))
                        .lines(messages))
                .hasSize(1);
    }

    private String refusing(String row) {
        var report = changes.run(("date,change,code,to\n" + row).getBytes(StandardCharsets.UTF_8));
        assertThat(report.imported()).isZero();
        return report.lines(messages).findFirst().orElseThrow();
    }
}
