package org.gongzhi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.web.SheetReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@Pages
class CataloguePagesTests {

    private static final String COUNTY = SmallTown.COUNTY.value();
    private static final String LAMPS = "城乡建设/城市建设和市政管理/城市公共设施";

    private final MockMvcTester mvc;
    private final Catalogues catalogues;
    private final DryRuns dryRuns;
    private final Matters matters;
    private final SmallTown town;
    private final JdbcClient jdbc;

    CataloguePagesTests(
            MockMvcTester mvc,
            Catalogues catalogues,
            DryRuns dryRuns,
            Matters matters,
            SmallTown town,
            JdbcClient jdbc) {
        this.mvc = mvc;
        this.catalogues = catalogues;
        this.dryRuns = dryRuns;
        this.matters = matters;
        this.town = town.settle();
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aFirstCatalogue() {
        catalogues.found(COUNTY, """
                分类,地点,负责,代理,依据,起用日期
                全部,,综治中心专职,,综治中心职责（样例）,2026-01-01
                城乡建设,,白银区住建局,,区政府办〔2026〕1 号（样例）,2026-01-01
                """.getBytes(StandardCharsets.UTF_8));
    }

    private RequestPostProcessor as(String name) {
        return As.staff(town.who(name), name);
    }

    private MvcTestResult post(String who, String path, Map<String, String> form) {
        var request = mvc.post().uri(path).with(as(who)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    /** A draft as the keeper draws it up, tried to the end. */
    private UUID tried(Map<String, String> form) {
        var answer = post("吴霞", "/work/catalogue/line", form);
        assertThat(answer).hasStatus3xxRedirection();
        var id = id(answer);
        dryRuns.join(id);
        return id;
    }

    private static UUID id(MvcTestResult answer) {
        var path = Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void everyDispatchGivesItsReasonInWords() {
        var advice = catalogues.advise("城乡建设/城乡规划/违章建筑", SmallTown.BUILDING);

        assertThat(advice.desk().key()).isEqualTo("body:620402-zjj");
        assertThat(advice.because()).isEqualTo("因为：城乡建设 在 白银区 由 白银区住建局 负责，见区政府办〔2026〕1 号（样例），2026年1月1日起。");
        assertThat(catalogues.advise("政法", SmallTown.BUILDING).fallback()).isTrue();
    }

    @Test
    void aCountyWithoutACatalogueStillHasSomebodyWhoTakesIt() {
        var advice = catalogues.advise(null, new PlaceCode("6204"));

        assertThat(advice.fallback()).isTrue();
        assertThat(advice.because()).contains("没有写兜底单位");
    }

    @Test
    void theKeeperTriesAChangeSeesWhatMovesAndPutsItInForce() {
        var number = matters.open(new Opening(
                        "appeal",
                        SmallTown.BUILDING,
                        LAMPS,
                        "code",
                        Map.of("text", "桥头护栏松了"),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
        var id = tried(
                Map.of("category", LAMPS, "place", "", "target", "白银区综治中心", "basis", "会议纪要（样例）", "from", today()));

        assertThat(mvc.get().uri("/work/catalogue/drafts/" + id).with(as("吴霞")))
                .hasStatusOk()
                .bodyText()
                .contains(number.value(), "白银区住建局", "白银区综治中心", "会换承办单位", "会议纪要（样例）");
        assertThat(catalogues.advise(LAMPS, SmallTown.BUILDING).desk().key()).isEqualTo("body:620402-zjj");
        assertThat(post("吴霞", "/work/catalogue/drafts/" + id + "/publish", Map.of()))
                .hasStatus3xxRedirection();
        assertThat(catalogues.advise(LAMPS, SmallTown.BUILDING).desk().key()).isEqualTo("body:620402-zzzx");
        assertThat(mvc.get()
                        .uri("/work/catalogue/line?slot=" + COUNTY + "|" + LAMPS)
                        .with(as("陈静")))
                .hasStatusOk()
                .bodyText()
                .contains("会议纪要（样例）", "吴霞 写于")
                .doesNotContain("先试派");
    }

    @Test
    void onlyTheCentreChangesTheCatalogueAndNobodyReachesIntoThePast() {
        assertThat(post(
                        "陈静",
                        "/work/catalogue/line",
                        Map.of("category", "", "place", "", "target", "白银区住建局", "basis", "我说的", "from", today())))
                .hasStatus(403);
        var id = tried(Map.of("category", "民政", "place", "", "target", "白银区住建局", "basis", "样例", "from", "2026-01-01"));
        assertThat(post("吴霞", "/work/catalogue/drafts/" + id + "/publish", Map.of()))
                .hasStatus(409)
                .bodyText()
                .contains("不能追溯");
    }

    @Test
    void aChangeThatWasTriedBeforeSomebodyElsesIsTriedAgain() {
        var mine = tried(Map.of("category", "科技与信息产业", "target", "白银区住建局", "basis", "甲", "from", today()));
        var theirs = tried(Map.of("category", "民政", "target", "白银区住建局", "basis", "乙", "from", today()));
        assertThat(post("吴霞", "/work/catalogue/drafts/" + theirs + "/publish", Map.of()))
                .hasStatus3xxRedirection();

        assertThat(post("吴霞", "/work/catalogue/drafts/" + mine + "/publish", Map.of()))
                .hasStatus(409)
                .bodyText()
                .contains("重新试派");
    }

    @Test
    void theFallbackIsReplacedButNeverEnded() {
        assertThat(post(
                        "吴霞",
                        "/work/catalogue/line",
                        Map.of("category", "", "place", "", "end", "true", "basis", "不想接", "from", today())))
                .hasStatus(422)
                .bodyText()
                .contains("只能更换，不能取消", "不想接");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        jdbc.sql("update dispatch.entry set target = null").update());
    }

    @Test
    void aTableWithWrongRowsIsRefusedRowByRowAndARightOneIsTried() {
        var wrong = """
                分类,地点,负责,代理,依据,起用日期
                民政,,白银区住建局,,样例,2099-01-01
                飞碟,,白银区住建局,,样例,2099-01-01
                民政,火星街道,白银区住建局,,样例,2099-01-01
                卫生计生,,外星局,,样例,2099-01-01
                卫生计生,,白银区住建局,,,2099-01-01
                卫生计生,,白银区住建局,,样例,明天
                """;
        assertThat(upload(wrong))
                .hasStatus(422)
                .bodyText()
                .contains("有 5 行不对，1 行可用")
                .contains("第 3 行：", "飞碟", "第 4 行：", "火星街道", "第 5 行：", "外星局", "第 6 行：", "依据", "第 7 行：", "明天");
        assertThat(upload(wrong.lines().limit(2).reduce("", (a, b) -> a + b + "\n")))
                .hasStatus3xxRedirection();
    }

    private MvcTestResult upload(String table) {
        return mvc.post()
                .uri("/work/catalogue/import")
                .multipart()
                .file(new MockMultipartFile("file", "目录.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)))
                .with(as("吴霞"))
                .with(csrf())
                .exchange();
    }

    @Test
    void whatIsTakenHomeAsASheetCanBeHandedInAgain() throws Exception {
        var bytes = mvc.get()
                .uri("/work/catalogue.xlsx")
                .with(as("吴霞"))
                .exchange()
                .getResponse()
                .getContentAsByteArray();

        assertThat(SheetReader.read(bytes).getFirst()).isEqualTo(LineTable.COLUMNS);
        assertThat(SheetReader.read(bytes)).anySatisfy(row -> assertThat(row).startsWith("城乡建设", "白银区", "白银区住建局"));
        assertThat(mvc.post()
                        .uri("/work/catalogue/import")
                        .multipart()
                        .file(new MockMultipartFile("file", "目录.xlsx", null, bytes))
                        .with(as("吴霞"))
                        .with(csrf())
                        .exchange())
                .hasStatus3xxRedirection();
    }

    private String today() {
        return catalogues.today().toString();
    }
}
