package org.gongzhi.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.gongzhi.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.transaction.annotation.Transactional;

@ApplicationModuleTest
@Transactional
class PlaceImportTests {

    private static final String HEAD = "code,name,level,parent\n";
    private static final String WENZHOU = HEAD + """
            330000000000,浙江省,province,
            330300000000,温州市,city,330000000000
            330302000000,鹿城区,county,330300000000
            330302003000,五马街道,town,330302000000
            330302003001,文昌社区居民委员会,village,330302003000
            330383000000,龙港市,county,330300000000
            330383198000,龙港县直辖村级区划,town,330383000000
            330383198001,金钗河社区,village,330383198000
            """;

    private final PlaceImport list;
    private final Places places;
    private final MessageSource messages;

    PlaceImportTests(PlaceImport list, Places places, MessageSource messages) {
        this.list = list;
        this.places = places;
        this.messages = messages;
    }

    @Test
    void importsTheBureausListAsATree() {
        var report = importing(WENZHOU);

        assertThat(report).isEqualTo(new ImportReport(8, 8, 1, List.of()));
        assertThat(places.fullName(new PlaceCode("330302003001"))).isEqualTo("鹿城区 · 五马街道 · 文昌社区");
        assertThat(places.path(new PlaceCode("330302003001")))
                .extracting(Place::level)
                .containsExactly(Level.COUNTY, Level.TOWN, Level.VILLAGE);
        assertThat(places.children(new PlaceCode("3303")))
                .extracting(Place::name)
                .containsExactly("鹿城区", "龙港市");
    }

    @Test
    void aCityWithoutTownsHasItsVillagesDirectlyBelow() {
        importing(WENZHOU);
        var village = new PlaceCode("330383198001");

        assertThat(places.fullName(village)).isEqualTo("龙港市 · 金钗河社区");
        assertThat(places.ancestor(village, Level.TOWN)).isEmpty();
        assertThat(places.ancestor(village, Level.COUNTY)).contains(new PlaceCode("330383"));
        assertThat(places.children(new PlaceCode("330383")))
                .extracting(Place::name)
                .containsExactly("金钗河社区");
        assertThat(places.find(new PlaceCode("330383198")).map(Place::name)).contains("龙港市");
    }

    @Test
    void aTierThatRepeatsTheCodeAboveIsSkippedToo() {
        var report = importing(HEAD + """
                350000000000,福建省,province,
                350500000000,泉州市,city,350000000000
                350527000000,金门县,county,350500000000
                350527000000,金门县,town,350527000000
                350527000000,金门县,village,350527000000
                """);

        assertThat(report.refused()).isEmpty();
        assertThat(report.skippedTiers()).isEqualTo(2);
        assertThat(places.find(new PlaceCode("350527000000")).map(Place::level)).contains(Level.COUNTY);
    }

    @Test
    void importingAListAgainChangesNothing() {
        importing(WENZHOU);

        assertThat(importing(WENZHOU)).isEqualTo(new ImportReport(8, 8, 1, List.of()));
    }

    @Test
    void aNewNameForAKnownCodeIsARenaming() {
        importing(WENZHOU);

        importing(WENZHOU.replace("五马街道", "新五马街道"));

        assertThat(places.get(new PlaceCode("330302003")).name()).isEqualTo("新五马街道");
    }

    @Test
    void readsWhatSpreadsheetsWriteHere() {
        var file = "\"code\",\"name\",\"level\",\"parent\"\r\n\"330000000000\",\"浙江省\",\"province\",\"\"\r\n";

        assertThat(list.run(file.getBytes(Charset.forName("GB18030"))).imported())
                .isEqualTo(1);
        assertThat(list.run(("\uFEFF" + file).getBytes(StandardCharsets.UTF_8)).imported())
                .isEqualTo(1);
        assertThat(places.get(new PlaceCode("33")).name()).isEqualTo("浙江省");
    }

    @Test
    void aZoneOfOurOwnHasLettersAndVillagesBelow() {
        importing(WENZHOU + """
                330302A01,鹿城高新区,zone,330302000000
                330302A01001,园区社区,village,330302A01
                """);
        var village = new PlaceCode("330302A01001");

        assertThat(places.fullName(village)).isEqualTo("鹿城区 · 鹿城高新区 · 园区社区");
        assertThat(places.ancestor(village, Level.ZONE)).contains(new PlaceCode("330302A01"));
        assertThat(places.ancestor(village, Level.TOWN)).isEmpty();
    }

    @Test
    void refusesWrongRowsOneByOneAndTakesTheOthers() {
        var report = importing(WENZHOU + """
                330302003002,,village,330302003000
                330302003003,少一格,village
                330302003004,错层级,hamlet,330302003000
                330302003005,错上级,village,330302099000
                330302003006,别处,village,330383000000
                330302003001,重复,village,330302003000
                33030200300X,小区,village,330302003000
                330302X01,没有字母规则,zone,330302000000
                330302005,无字母功能区,zone,330302000000
                3303020030,位数不对,town,330302000000
                330302003007,没有上级,village,
                330302003008,好的社区,village,330302003000
                """);

        assertThat(report.read()).isEqualTo(20);
        assertThat(report.imported()).isEqualTo(11);
        assertThat(report.lines(messages))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("第 10 行未收：").contains("名称"),
                        line -> assertThat(line).startsWith("第 11 行未收：").contains("应有 4 格，实有 3 格"),
                        line -> assertThat(line).startsWith("第 12 行未收：").contains("hamlet"),
                        line -> assertThat(line).startsWith("第 13 行未收：").contains("找不到上级 330302099000"),
                        line -> assertThat(line).startsWith("第 14 行未收：").contains("不以上级"),
                        line -> assertThat(line).startsWith("第 15 行未收：").contains("第 6 行"),
                        line -> assertThat(line).startsWith("第 18 行未收：").contains("大写字母"),
                        line -> assertThat(line).startsWith("第 19 行未收：").contains("位数"),
                        line -> assertThat(line).startsWith("第 20 行未收：").contains("上级"),
                        line -> assertThat(line).isEqualTo("读 20 行，收 11 行（其中空层级 1 行，只留代码），未收 9 行。"));
        assertThat(places.find(new PlaceCode("330302003008")).map(Place::name)).contains("好的社区");
        assertThat(places.find(new PlaceCode("330302003005"))).isEmpty();
    }

    @Test
    void refusesAFileWithoutTheColumns() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> importing("code,name\n330000000000,浙江省\n"))
                .satisfies(refusal -> assertThat(refusal.arguments()).containsExactly("level、parent"));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> importing(""));
    }

    @Test
    void refusesThePlaceNobodyKnows() {
        assertThat(places.find(new PlaceCode("99"))).isEqualTo(Optional.empty());
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> places.get(new PlaceCode("99")));
    }

    private ImportReport importing(String file) {
        return list.run(file.getBytes(StandardCharsets.UTF_8));
    }
}
