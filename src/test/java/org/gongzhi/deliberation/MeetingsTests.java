package org.gongzhi.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.decision.Act;
import org.gongzhi.decision.Decisions;
import org.gongzhi.files.Files;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.Proofs;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From a topic over a meeting to what residents say of it; and no way around what the law wants first. */
@Pages
class MeetingsTests {

    private static final String REPRESENTATIVES = "residents-representatives";

    private final MockMvcTester mvc;
    private final Proofs proofs;
    private final Supports supports;
    private final Decisions decisions;
    private final JdbcClient jdbc;
    private final Files files;
    private final DoorCodes doors;
    private final InstantSource time;
    private final Assembly assembly;

    MeetingsTests(
            MockMvcTester mvc,
            Proofs proofs,
            Supports supports,
            Decisions decisions,
            JdbcClient jdbc,
            Files files,
            DoorCodes doors,
            SmallTown town,
            Matters matters,
            Register register,
            Meetings meetings,
            InstantSource time) {
        this.mvc = mvc;
        this.proofs = proofs;
        this.supports = supports;
        this.decisions = decisions;
        this.jdbc = jdbc;
        this.files = files;
        this.doors = doors;
        this.time = time;
        this.assembly = new Assembly(town, matters, register, meetings, time.instant());
    }

    @Test
    void aTopicIsProposedStudiedDecidedDoneAndJudged() {
        var topic = assembly.studied("加装凉亭");
        var meeting = assembly.meeting("凉亭代表会", REPRESENTATIVES, assembly.day().plusDays(10), 60);
        var item =
                assembly.allowing(meeting, "residents-delegated", topic, new Item.Allowance("payment", "凉亭", 30_000L));
        assembly.notify(meeting);
        assembly.days(10).act("李芳", meeting, "begin", Map.of());
        assembly.attend(meeting, "居民代表", 35, false);
        assembly.attend(meeting, "居民代表", 5, true);

        var motion = assembly.count(meeting, item, 21, 19, null);
        assembly.publish(meeting);

        assertThat(motion.passed()).isTrue();
        assertThat(motion.sentence()).contains("第二十九条", "40");
        assertThat(assembly.now(topic).state()).isEqualTo("decided");
        assertThat(covers(meeting, 30_000_00)).isTrue();
        assertThat(covers(meeting, 30_000_01)).isFalse();
        assembly.act(
                "李芳",
                topic,
                "assign-task",
                Map.of(
                        "body",
                        "620402-zjj",
                        "task",
                        "建一座凉亭",
                        "finish",
                        assembly.day().plusDays(20).toString()));
        assertThatThrownBy(() -> assembly.act("李芳", topic, "finish", Map.of("result", "好了")))
                .isInstanceOf(Refusal.class);
        assertThat(mvc.get().uri("/topics/" + topic)).hasStatusOk().bodyText().contains("加装凉亭", "凉亭代表会", "建一座凉亭");
        assertThat(mvc.get().uri("/meetings/" + meeting))
                .hasStatusOk()
                .bodyText()
                .contains("同意 21", "大家都说了");
    }

    private boolean covers(MatterNumber meeting, long fen) {
        return decisions
                .covering(new Act("payment", SmallTown.VILLAGE, "凉亭", fen, Shanghai.day(time.instant())))
                .stream()
                .anyMatch(decision -> decision.number().startsWith(meeting.value()));
    }

    @Test
    void withoutThePartyStudyNoNoticeOfAnAssemblyGoesOut() {
        var topic = assembly.topic("拆除围墙");
        assembly.act("李芳", topic, "screen", Map.of("verdict", "ordinary", "reason", "一般事项"));
        var meeting = assembly.meeting("围墙代表会", REPRESENTATIVES, assembly.day().plusDays(12), 60);
        assembly.put(meeting, "residents-delegated", topic);

        assertThatThrownBy(() -> assembly.notify(meeting))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("deliberation.not-studied"));
    }

    @Test
    void aStudyThatMostMembersMissedIsNone() {
        var topic = assembly.topic("换路灯");
        assembly.act("李芳", topic, "screen", Map.of("verdict", "important", "reason", "关系全体居民"));

        assertThatThrownBy(() -> assembly.study(topic, 9, 4, "agree")).isInstanceOf(Refusal.class);
        assertThat(assembly.now(topic).state()).isEqualTo("studying");
    }

    @Test
    void noticeIsGivenAsEarlyAsTheRuleAsks() {
        var topic = assembly.studied("停车收费");
        var meeting = assembly.meeting("停车代表会", REPRESENTATIVES, assembly.day().plusDays(9), 60);
        assembly.put(meeting, "residents-delegated", topic);

        assertThatThrownBy(() -> assembly.notify(meeting))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("deliberation.too-soon"));
    }

    @Test
    void whatACouncilAgreesOnAnImportantTopicGoesOnToTheRepresentatives() {
        var topic = assembly.studied("公共收益怎么用");
        var meeting = assembly.meeting("收益议事会", "council", assembly.day().plusDays(3), 21);
        var item = assembly.put(meeting, "consultation", topic);
        assembly.notify(meeting);
        assembly.days(3).act("李芳", meeting, "begin", Map.of());
        assembly.attend(meeting, "议事会成员", 15, false);
        assembly.count(meeting, item, 15, 0, null);
        assembly.publish(meeting);

        assertThat(assembly.now(topic).state()).isEqualTo("scheduled");
    }

    @Test
    void theAgendaIsClosedAtNoticeAndEveryItemIsDealtWithBeforeTheMinutes() {
        var topic = assembly.topic("修健身器材");
        assembly.act("李芳", topic, "screen", Map.of("verdict", "ordinary", "reason", "一般事项"));
        var meeting = assembly.meeting("器材议事会", "council", assembly.day().plusDays(4), 21);
        var item = assembly.put(meeting, "consultation", topic);
        assembly.notify(meeting);

        assertThatThrownBy(() -> assembly.put(meeting, null, null)).isInstanceOf(Refusal.class);
        assembly.days(4).act("李芳", meeting, "begin", Map.of());
        assembly.attend(meeting, "议事会成员", 14, false);
        assertThatThrownBy(() -> assembly.publish(meeting)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> assembly.count(meeting, item, 14, 1, null)).isInstanceOf(Refusal.class);
        assertThat(assembly.count(meeting, item, 7, 7, null).passed()).isFalse();
        assertThatThrownBy(() -> assembly.count(meeting, item, 8, 6, null)).isInstanceOf(Refusal.class);
        assertThat(assembly.count(meeting, item, 8, 6, "有一人算漏了").passed()).isTrue();
        assembly.publish(meeting);
        assertThat(assembly.now(topic).state()).isEqualTo("decided");
    }

    @Test
    void nobodyWritesDownADecisionThatNoMeetingMade() {
        var topic = assembly.studied("卖掉广场");
        var meeting = assembly.meeting("别的会", REPRESENTATIVES, assembly.day().plusDays(12), 60);

        assertThatThrownBy(() -> assembly.act(
                        "李芳", topic, "decide", Map.of("meeting", meeting.value(), "outcome", "passed", "text", "通过")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void onePhoneIsOneVoiceAndEnoughVoicesPutATopicOn() {
        var topic = assembly.topic("建自行车棚");
        assembly.act("李芳", topic, "screen", Map.of("verdict", "support", "reason", "看看多少人要"));
        var cookie = proofs.of("13800670001");

        for (int i = 0; i < 2; i++) {
            assertThat(mvc.post()
                            .uri("/topics/" + topic + "/support")
                            .cookie(cookie)
                            .with(csrf()))
                    .hasStatus(303);
        }
        assertThat(supports.count(topic)).isOne();
        for (int i = 1; i < supports.needed(); i++) {
            supports.support(topic, new Phone("138006701%02d".formatted(i)));
        }

        assertThat(assembly.now(topic).state()).isEqualTo("admitting");
        assertThatThrownBy(() -> supports.support(topic, new Phone("13800670199")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsNotScreenedIsNotShownAndWhatIsElsewhereIsNotThere() {
        var topic = assembly.topic("没人看过的话");
        var meeting = assembly.meeting("别处的会", "council", assembly.day().plusDays(5), 21);
        var other = As.staff(assembly.town.who("赵敏"), "赵敏");

        assertThat(mvc.get().uri("/topics")).hasStatusOk().bodyText().doesNotContain("没人看过的话");
        assertThat(mvc.get().uri("/topics/" + topic)).hasStatus(404);
        assertThat(mvc.get().uri("/meetings/" + meeting)).hasStatus(404);
        assertThat(mvc.get().uri("/work/meetings/" + meeting).with(other)).hasStatus(404);
        assertThat(mvc.post()
                        .uri("/work/meetings/" + meeting + "/items")
                        .param("subject", "别处的事")
                        .with(other)
                        .with(csrf()))
                .hasStatus(404);
        assertThat(assembly.agenda(meeting)).isEmpty();
        assertThat(mvc.get().uri("/work/deliberation").with(other))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("别处的会");
    }

    /** Without a line all is on paper: a second person reads the signed count before anything comes out. */
    @Test
    void whatIsEnteredFromPaperComesOutWhenTwoPersonsReadTheSame() throws IOException {
        var topic = assembly.topic("换井盖");
        assembly.act("李芳", topic, "screen", Map.of("verdict", "ordinary", "reason", "一般事项"));
        var meeting = assembly.meeting("井盖议事会", "council", assembly.day().plusDays(4), 21);
        var item = assembly.put(meeting, "consultation", topic);
        assembly.notify(meeting);
        assembly.days(4).act("李芳", meeting, "begin", Map.of());
        assembly.attend(meeting, "议事会成员", 14, false);
        assembly.count(meeting, item, 9, 5, null);
        var minutes = new HashMap<String, Object>(Map.of("minutes", "都说了", "taker", "社区干部", "entered", "paper"));
        assertThatThrownBy(() -> assembly.act("李芳", meeting, "minutes", minutes))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.fields()).containsKey("photos"));
        minutes.put("photos", List.of(Assembly.photo(files).toString()));
        assembly.act("李芳", meeting, "minutes", minutes);

        assertThatThrownBy(() -> assembly.act("王强", meeting, "publish", Map.of()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("deliberation.second.missing"));
        assertThat(second("李芳", meeting, item, 9, 5)).hasStatus(403);
        assertThat(second("赵敏", meeting, item, 9, 5)).hasStatus(404);
        assertThat(second("王强", meeting, item, 8, 6))
                .hasStatus(422)
                .bodyText()
                .contains("和第一人录的不一致", "value=\"8\"")
                .doesNotContain("同意 9");
        assertThat(second("王强", meeting, item, 9, 5)).hasStatus(302);
        assertThat(second("张伟", meeting, item, 9, 5)).hasStatus(409);
        assembly.act("王强", meeting, "publish", Map.of());

        assertThat(mvc.get().uri("/meetings/" + meeting))
                .hasStatusOk()
                .bodyText()
                .contains("同意 9", "由两人各录一遍");
        assertThat(assembly.now(topic).state()).isEqualTo("decided");
    }

    private MvcTestResult second(String who, MatterNumber meeting, UUID item, int yes, int no) {
        return mvc.post()
                .uri("/work/meetings/" + meeting + "/items/" + item + "/second")
                .param("present", "14")
                .param("yes", String.valueOf(yes))
                .param("no", String.valueOf(no))
                .with(As.staff(assembly.town.who(who), who))
                .with(csrf())
                .exchange();
    }

    @Test
    void aMeetingIsPrintedAsNoticeListRecordAndCount() {
        var topic = assembly.topic("装路灯");
        assembly.act("李芳", topic, "screen", Map.of("verdict", "ordinary", "reason", "一般事项"));
        var meeting = assembly.meeting("路灯议事会", "council", assembly.day().plusDays(4), 21);
        assembly.put(meeting, "consultation", topic);
        var sheets = "/work/meetings/" + meeting + "/sheets";
        var clerk = As.staff(assembly.town.who("李芳"), "李芳");

        assertThat(mvc.get().uri(sheets).with(clerk))
                .hasStatusOk()
                .bodyText()
                .contains("开会通知", "到会签名表", "会议记录表", "表决统计表", "装路灯", "<td>26</td>", "先不要张贴", "0943-8220000");
        assertThat(mvc.get().uri(sheets + "?kind=count").with(clerk))
                .hasStatusOk()
                .bodyText()
                .contains("画“正”字", "三分之二以上成员到会")
                .doesNotContain("开会通知");
        assertThat(mvc.get().uri(sheets).with(As.staff(assembly.town.who("赵敏"), "赵敏")))
                .hasStatus(404);
    }

    @Test
    void aListIsOfThePlaceThatIsNamedByNameByDoorOrByTheHouse() {
        var topic = assembly.topic("给石榴树搭架子");
        assembly.act("李芳", topic, "screen", Map.of("verdict", "ordinary", "reason", "一般事项"));
        var door = doors.codeOf(SmallTown.BUILDING);

        for (var asked : List.of("q=水川路", "q=惠民小区1号楼", "q=" + door, "place=620402001", "q=没有的地方")) {
            assertThat(mvc.get().uri("/topics?" + asked))
                    .as(asked)
                    .hasStatusOk()
                    .bodyText()
                    .contains("给石榴树搭架子");
        }
        assertThat(mvc.get().uri("/topics?q=友好路")).hasStatusOk().bodyText().doesNotContain("给石榴树搭架子");
        assertThat(mvc.get().uri("/topics?q=没有的地方")).hasStatusOk().bodyText().contains("没有找到“没有的地方”");
        assertThat(mvc.get().uri("/topics?q=路社区"))
                .hasStatusOk()
                .bodyText()
                .contains("/topics?place=620402001006", "/topics?place=620402001007", "您要看哪一个")
                .doesNotContain("给石榴树搭架子");
    }

    @Test
    void aVoteCountedIsNeverChanged() {
        assertThatThrownBy(
                        () -> jdbc.sql("update deliberation.motion set yes = 0").update())
                .isInstanceOf(RuntimeException.class);
    }
}
