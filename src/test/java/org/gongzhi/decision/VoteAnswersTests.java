package org.gongzhi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongzhi.identity.Phone;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.Proofs;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What the pages of a vote answer to whoever sends something wrong, or from elsewhere. */
@Pages
class VoteAnswersTests {

    private final MockMvcTester mvc;
    private final SmallTown town;
    private final AssemblyRehearsal rehearsal;
    private final Rolls rolls;
    private final Proofs proofs;
    private final JdbcClient jdbc;
    private final InstantSource time;
    private @Nullable String known;

    VoteAnswersTests(
            MockMvcTester mvc,
            SmallTown town,
            AssemblyRehearsal rehearsal,
            Rolls rolls,
            Proofs proofs,
            JdbcClient jdbc,
            InstantSource time) {
        this.mvc = mvc;
        this.town = town.settle();
        this.rehearsal = rehearsal;
        this.rolls = rolls;
        this.proofs = proofs;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A vote that is open today, of twelve flats in one building. */
    private String open() {
        if (known == null) {
            known = played(45, 12);
        }
        return known;
    }

    private String played(int daysAgo, int units) {
        return rehearsal
                .play(new AssemblyPlot(
                        "改造快递柜场地",
                        "同意在西门内设快递柜，场地费归全体业主",
                        "owners-9",
                        SmallTown.VILLAGE,
                        null,
                        null,
                        time.instant().minus(Duration.ofDays(daysAgo)),
                        "days-30",
                        units,
                        0,
                        0,
                        0,
                        7))
                .number();
    }

    private MvcTestResult get(String who, String path) {
        return mvc.get().uri(path).with(As.staff(town.who(who), who)).exchange();
    }

    private MvcTestResult post(String who, String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(As.staff(town.who(who), who)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    @Test
    void anotherVillageFindsNeitherTheRollNorTheBox() {
        var base = "/work/votes/" + open();

        assertThat(get("李芳", base)).hasStatus(200);
        for (var path : new String[] {"", "/help", "/paper", "/proxy", "/roll.csv", "/scans/" + new UUID(0, 7)}) {
            assertThat(get("赵敏", base + path)).as(path).hasStatus(404);
        }
        for (var path : new String[] {"/codes", "/papers", "/help", "/paper", "/proxy", "/roll", "/roll/take"}) {
            assertThat(post("赵敏", base + path, Map.of("building", "1号楼")))
                    .as(path)
                    .hasStatus(404);
        }
        assertThat(get("赵敏", "/work/votes")).bodyText().doesNotContain(open());
    }

    @Test
    void helpIsRecordedAsHelpAndNeverReplacesWhatTheOwnerCast() {
        var base = "/work/votes/" + open();
        var letters = post("李芳", base + "/codes", Map.of("building", "1号楼"));
        var code = Pattern.compile("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}").matcher(text(letters));
        assertThat(code.find()).isTrue();
        var said = Map.of("unit", "1-1-101", "channel", "help", "checked", "id-card", "choice", "Y");
        assertThat(post("李芳", base + "/help", said)).hasStatus(302);

        var cast = mvc.post()
                .uri("/votes/" + open() + "/ballot/cast")
                .with(csrf())
                .param("code", code.group())
                .param("choice", "N")
                .exchange();

        assertThat(cast).hasStatus(303);
        assertThat(post("李芳", base + "/help", said)).hasStatus(409).bodyText().contains("本人在网上投票");
        assertThat(post("李芳", base + "/help", Map.of("unit", "1-1-102", "channel", "door", "choice", "Y")))
                .hasStatus(422)
                .bodyText()
                .contains("签名", "1-1-102");
    }

    @Test
    void whoCameIsTickedByTheirOwnVillageAloneAndWhoeverReadsTheNamesIsWrittenDown() {
        var number = rehearsal
                .play(new AssemblyPlot(
                        "villagers-representatives",
                        "修水井栏",
                        "同意修水井栏",
                        "village-delegated",
                        SmallTown.VILLAGE,
                        null,
                        null,
                        time.instant().minus(Duration.ofDays(18)),
                        "days-7",
                        30,
                        0,
                        0,
                        0,
                        5))
                .number();
        var base = "/work/votes/" + number;
        assertThat(get("赵敏", base + "/attend")).hasStatus(404);
        assertThat(post("赵敏", base + "/list", Map.of())).hasStatus(404);
        assertThat(post("赵敏", base + "/attend", Map.of("group", "第1组", "there", "1-001")))
                .hasStatus(404);
        assertThat(get("李芳", "/work/votes/" + open() + "/attend"))
                .as("owners do not")
                .hasStatus(404);

        assertThat(post("李芳", base + "/attend", Map.of("group", "第1组", "there", "1-001")))
                .hasStatus(302);
        assertThat(post("李芳", base + "/attend", Map.of("group", "第1组", "there", "2-016")))
                .hasStatus(404)
                .bodyText()
                .contains("2-016");

        assertThat(get("李芳", base + "/attend?group=第1组")).bodyText().contains("代表1<", "已参加 1 人");
        assertThat(post("李芳", base + "/list", Map.of()))
                .hasStatus(200)
                .bodyText()
                .contains("代表30", "1-001");
        assertThat(mvc.get().uri("/votes/" + number))
                .hasStatus(200)
                .bodyText()
                .contains("已参加 1 人", "打印了张贴的名单")
                .doesNotContain("代表1<", "代表30");
        assertThat(jdbc.sql(
                                "select count(*)::int from identity.reading where subject = ? and field = 'decision.reading.names'")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isGreaterThan(1);
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nobodyVotesForAUnitByNamingIt() {
        var number = open();

        var cast = mvc.post()
                .uri("/votes/" + number + "/ballot/cast")
                .with(csrf())
                .param("unit", "1-1-201")
                .param("choice", "Y")
                .exchange();

        assertThat(cast).hasStatus(422).bodyText().contains("投票码");
        assertThat(mvc.get().uri("/votes/" + number + "/count.json")).hasStatus(404);
    }

    @Test
    void aPhoneOnTheRollVotesForItsOwnUnitsAndIsToldWhenStaffDo() {
        var number = played(45, 2);
        var phone = "13866667777";
        rolls.keep(
                number,
                List.of(
                        new RollTable.Entry("9-1-101", "9号楼", 8_000, Set.of("赵"), new Phone(phone)),
                        new RollTable.Entry("9-1-102", "9号楼", 8_000, Set.of("钱"), null)));
        var said = Map.of("unit", "9-1-101", "channel", "help", "checked", "known", "choice", "Y");
        assertThat(post("李芳", "/work/votes/" + number + "/help", said)).hasStatus(302);

        assertThat(ask("/votes/" + number + "/ballot", phone))
                .bodyText()
                .contains("9-1-101")
                .doesNotContain("9-1-102");
        assertThat(cast(number, phone, "9-1-101")).hasStatus(303);
        assertThat(cast(number, phone, "9-1-102")).hasStatus(422);
        assertThat(jdbc.sql("select count(*) from notice.outbox where template = 'vote-entered'")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private MvcTestResult ask(String path, String phone) {
        return mvc.get().uri(path).cookie(proofs.of(phone)).exchange();
    }

    private MvcTestResult cast(String number, String phone, String unit) {
        return mvc.post()
                .uri("/votes/" + number + "/ballot/cast")
                .cookie(proofs.of(phone))
                .with(csrf())
                .param("unit", unit)
                .param("choice", "N")
                .exchange();
    }

    @Test
    void aBadTableIsShownRowByRowAndWhatWasTypedStays() {
        var number = played(1, 3);
        var file =
                new MockMultipartFile("file", "roll.csv", "text/csv", Hall.table("1-101,1号楼,-3,a,", "1-101,1号楼,8,b,"));

        var answer = mvc.post()
                .multipart()
                .uri("/work/votes/" + number + "/roll")
                .file(file)
                .param("units", "2")
                .param("area", "97.50")
                .with(As.staff(town.who("李芳"), "李芳"))
                .with(csrf())
                .exchange();

        assertThat(answer).hasStatus(422).bodyText().contains("第 2 行", "第 3 行", "97.50");
    }
}
