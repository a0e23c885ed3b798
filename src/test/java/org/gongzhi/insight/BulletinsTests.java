package org.gongzhi.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.gongzhi.testing.Visitor;
import org.gongzhi.web.SheetReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Each test takes a month of its own: what is told stands for ever. */
@Pages
class BulletinsTests {

    private final Affairs affairs;
    private final Tallies tallies;
    private final JdbcClient jdbc;
    private final MockMvcTester mvc;
    private final SmallTown town;
    private final TestTime.Movable time;

    BulletinsTests(
            Matters matters,
            Register register,
            Procedures procedures,
            SmallTown town,
            Tallies tallies,
            JdbcClient jdbc,
            MockMvcTester mvc,
            TestTime.Movable time) {
        this.affairs = new Affairs(matters, register, procedures, town);
        this.tallies = tallies;
        this.jdbc = jdbc;
        this.mvc = mvc;
        this.town = town;
        this.time = time;
    }

    @AfterEach
    void timeIsItselfAgain() {
        time.set(InstantSource.system().instant());
    }

    @Test
    void whatWasToldStandsAndWhatChangedLaterIsShownBesideIt() {
        time.set(Instant.parse("2027-03-28T02:00:00Z"));
        var answered = affairs.waitingForTheCall();
        affairs.call(answered, "yes", "yes");
        tallies.settle();
        var address = "/work/bulletins/620402/appeal/2027-03";
        assertThat(page("吴霞", address)).contains("草稿").doesNotContain("发布并定格");
        assertThat(post("吴霞", address)).hasStatus(409);

        time.set(Instant.parse("2027-04-02T02:00:00Z"));
        assertThat(get("李芳", address)).hasStatus(403);
        assertThat(post("郑刚", address)).hasStatus(403);
        assertThat(post("吴霞", address)).hasStatus(302);
        assertThat(post("吴霞", address)).hasStatus(409);
        var told = page("吴霞", address);
        assertThat(told).contains("白银区综治中心发布", "SHA-256", "100.0%").doesNotContain("发布后的变化");

        affairs.says(answered, "reopen", Map.of("text", "又坏了"));
        tallies.settle();
        assertThat(page("吴霞", address)).contains("100.0%", "发布后的变化", "白银区 解决率 达到的：当时 1，现在 0");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        jdbc.sql("update insight.bulletin set content = '{}'").update());
    }

    @Test
    void theHandlersReadTheBulletinButNotWhatTooFewSaid() {
        time.set(Instant.parse("2027-05-10T02:00:00Z"));
        affairs.call(affairs.waitingForTheCall(), "no", "no");
        tallies.settle();
        time.set(Instant.parse("2027-06-02T02:00:00Z"));
        var address = "/work/bulletins/620402/appeal/2027-05";
        post("吴霞", address);

        var told = page("李芳", address);
        assertThat(told).contains("不足 5 人回答，不公布").doesNotContain("measure=solved", "measure=satisfied");
        assertThat(page("李芳", "/work/bulletins")).contains("2027年5月", "/work/bulletins/list.xlsx");
        var table = SheetReader.read(
                get("李芳", "/work/bulletins/list.xlsx").getResponse().getContentAsByteArray());
        assertThat(table.getFirst()).containsExactly("通报", "发布时间", "摘要");
        assertThat(table)
                .filteredOn(row -> row.getFirst().equals("白银区群众诉求办理情况通报（2027年5月）"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get(1)).startsWith("2027");
                    assertThat(told).contains(row.get(1), row.get(2));
                });
        assertThat(told.replaceAll("(?s)<header.*?</header>", "")).doesNotContain("李芳", "王强", "路灯坏了三天");
    }

    @Test
    void theWordFileSaysWhatThePageSays() throws IOException {
        time.set(Instant.parse("2027-07-10T02:00:00Z"));
        for (int i = 0; i < 3; i++) {
            affairs.report(SmallTown.VILLAGE, "路灯");
        }
        tallies.settle();
        var answer = get("郑刚", "/work/bulletins/620402/appeal/2027-07.docx");

        assertThat(answer).hasStatusOk();
        try (var word =
                new XWPFDocument(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            var text = word.getParagraphs().stream().map(XWPFParagraph::getText).collect(Collectors.joining("\n"));
            assertThat(text).contains("白银区群众诉求办理情况通报（2027年7月）", "草稿", "水川路社区 · 路灯：本月 3 件");
            assertThat(word.getTables()).hasSize(5);
            assertThat(word.getTables().getFirst().getRow(1).getCell(1).getText())
                    .isEqualTo("3");
            assertThat(word.getCharts()).hasSize(1);
        }
        assertThat(get("李芳", "/work/bulletins/620402/appeal/2027-07.docx")).hasStatus(403);
    }

    @Test
    void thePageOfWhoeverAnswersForTheWholeLeadsToTheMatter() {
        time.set(Instant.parse("2027-09-10T02:00:00Z"));
        var stuck = affairs.report(SmallTown.VILLAGE, "路灯");
        time.set(Instant.parse("2027-09-10T04:00:00Z"));
        tallies.settle();

        assertThat(page("郑刚", "/work/brief")).contains("白银区一页简报", "解决率", "卡住的事项", "/work/m/");
        assertThat(page("赵敏", "/work/brief")).contains("友好路社区一页简报").doesNotContain("measure=solved", stuck.value());
        assertThat(get("赵敏", "/work/brief?place=620402")).hasStatus(403);
    }

    @Test
    void whatComesAgainIsCountedAloneAndItsListIsAsLong() {
        time.set(Instant.parse("2027-11-10T02:00:00Z"));
        for (int i = 0; i < 3; i++) {
            affairs.report(SmallTown.VILLAGE, "市容环境");
            affairs.report(SmallTown.VILLAGE, "市容环境/垃圾清运");
        }
        tallies.settle();

        for (var address : List.of("/work/brief", "/work/bulletins/620402/appeal/2027-11")) {
            var links = LIST.matcher(page("郑刚", address))
                    .results()
                    .filter(link ->
                            link.group(1).contains("2027-11") && link.group(1).contains("category="))
                    .filter(link -> link.group(1).contains("place=620402001006"))
                    .toList();
            assertThat(links)
                    .as(address)
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(link -> assertThat(page("郑刚", link.group(1).replace("&amp;", "&")))
                            .contains("共 " + link.group(2) + " 条"));
        }
    }

    private static final Pattern LIST =
            Pattern.compile("href=\"(/work/board/list\\?[^\"]+)\"[^>]*>(?:<[^>]*>[^<]*</[^>]*>)?\\s*([0-9]+)");

    private MvcTestResult get(String name, String address) {
        return mvc.get()
                .uri(URI.create(address))
                .with(As.staff(town.who(name), name))
                .exchange();
    }

    private String page(String name, String address) {
        var answer = get(name, address);
        assertThat(answer).as(address).hasStatusOk();
        return Visitor.text(answer);
    }

    private MvcTestResult post(String name, String address) {
        return mvc.post()
                .uri(address)
                .with(As.staff(town.who(name), name))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }
}
