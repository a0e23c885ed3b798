package org.gongzhi.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.decision.AssemblyPlot;
import org.gongzhi.decision.AssemblyRehearsal;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Clock;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.OverdueWatch;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Relations;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Whole stories, from who began to what came of it: no step is left out, and what is late is raised. */
@Pages
class StoriesTests {

    private final MockMvcTester mvc;
    private final AssemblyRehearsal rehearsal;
    private final Relations relations;
    private final Meetings meetings;
    private final OverdueWatch watch;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final InstantSource time;
    private final Assembly assembly;

    StoriesTests(
            MockMvcTester mvc,
            AssemblyRehearsal rehearsal,
            Relations relations,
            OverdueWatch watch,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            SmallTown town,
            Matters matters,
            Register register,
            Meetings meetings,
            InstantSource time) {
        this.mvc = mvc;
        this.rehearsal = rehearsal;
        this.relations = relations;
        this.watch = watch;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.time = time;
        this.assembly =
                new Assembly(town, matters, register, meetings, time.instant().minus(Duration.ofDays(60)));
    }

    /** 三审两公开一备案, with a vote of all owners in its middle. */
    @Test
    void threeExaminationsTwoPostingsAndOneFiling() {
        var number = owners("换供水水泵", "owners-5");
        onlyNext(number, "review", "submit", "decide", "send", "file", "finish");
        examined(number);
        onlyNext(number, "submit", "decide", "send", "file", "finish");
        assembly.act("王强", number, "review", assembly.opinion("agree"));
        onlyNext(number, "decide", "send", "file", "finish");
        assertThat(page(number)).contains("议事公开，请大家提意见");
        assembly.anybody(number, "say", Map.of("text", "水泵要静音的"));
        var early = played("owners-5", 28, 900, assembly.at().minus(Duration.ofDays(30)));
        assembly.days(16).act("李芳", number, "submit", Map.of("opinions", "静音要求写进合同"));
        onlyNext(number, "send", "file", "finish");
        assertThatThrownBy(() -> decide(number, early, "passed")).isInstanceOf(Refusal.class);
        var vote = played("owners-5", 28, 900);
        var other = played("owners-6", 28, 900);
        assertThatThrownBy(() -> decide(number, other, "passed")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> decide(number, vote, "failed")).isInstanceOf(Refusal.class);
        assembly.days(45);
        decide(number, vote, "passed");
        onlyNext(number, "file", "finish");

        assembly.act("李芳", number, "send", Map.of("papers", "表决结果和公告"));
        assembly.days(1).act("陈静", number, "return-papers", Map.of("reason", "缺公告照片"));
        assembly.act("李芳", number, "send", Map.of("papers", "表决结果、公告和照片"));
        assembly.act("陈静", number, "file", Map.of("number", "人街备〔2026〕7号"));
        assertThat(clock(number, "file").late(time.instant())).isFalse();
        assembly.act("李芳", number, "finish", Map.of("result", "水泵已换", "spent", "48000"));

        assertThat(page(number)).contains("静音要求写进合同", "人街备〔2026〕7号", "缺公告照片", "48000", "水泵已换");
        assembly.anybody(number, "say", Map.of("text", "真的不响了"));
        assembly.days(16).byClock(number, "close");
        assertThat(assembly.now(number).state()).isEqualTo("done");
    }

    @Test
    void whatOwnersDidNotPassIsNotFiled() {
        var number = owners("改绿地为车位", "owners-7");
        examined(number);
        assembly.act("王强", number, "review", assembly.opinion("agree"));
        assembly.days(16).act("李芳", number, "submit", Map.of("opinions", "没有意见"));
        var vote = played("owners-7", 28, 500);

        assertThatThrownBy(() -> decide(number, vote, "passed")).isInstanceOf(Refusal.class);
        decide(number, vote, "failed");

        assertThat(assembly.now(number).state()).isEqualTo("rejected");
        assertThatThrownBy(() -> assembly.act("李芳", number, "send", Map.of("papers", "材料")))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void aFilingThatWaitsTooLongIsRaised() {
        var number = owners("换单元门", "owners-5");
        examined(number);
        assembly.act("王强", number, "review", assembly.opinion("agree"));
        assembly.days(16).act("李芳", number, "submit", Map.of("opinions", "没有意见"));
        decide(number, played("owners-5", 28, 900), "passed");
        assembly.days(45).act("李芳", number, "send", Map.of("papers", "全部材料"));

        letTimeAct();

        assertThat(clock(number, "file").overdueAt()).isNotNull();
        assertThat(told(number, "file1/overdue")).isEqualTo(2);
        assembly.days(20).act("陈静", number, "file", Map.of("number", "人街备〔2026〕8号"));
        var filing = clock(number, "file");
        assertThat(filing.stoppedAt()).isNotNull().isAfter(filing.dueAt());
    }

    @Test
    void fourDiscussionsAndTwoPostings() {
        var number =
                assembly.open("four-discussions", SmallTown.VILLAGE, "王强", Map.of("subject", "修灌溉渠", "text", "渠漏水"));
        onlyNext(number, "examine", "decide", "carry-out", "finish");
        assembly.act("李芳", number, "discuss", Map.of("held", today(), "opinion", "agree", "plan", "衬砌八百米"));
        onlyNext(number, "decide", "carry-out", "finish");
        assembly.act("王强", number, "examine", assembly.opinion("agree"));
        onlyNext(number, "carry-out", "finish");
        var finish = assembly.day().plusDays(40);
        assembly.act("李芳", number, "decide", resolved(finish.toString()));
        assembly.anybody(number, "doubt", Map.of("text", "上游先修还是下游先修"));
        onlyNext(number, "finish");
        assembly.days(16).act("李芳", number, "carry-out", Map.of("opinions", "从上游修起"));

        assertThat(clock(number, "carry-out"))
                .returns("until " + finish, Clock::limit)
                .returns(Shanghai.startOf(finish.plusDays(1)), Clock::dueAt);
        assembly.act("李芳", number, "finish", Map.of("result", "渠已修好"));
        assembly.days(16).byClock(number, "close");

        assertThat(assembly.now(number).state()).isEqualTo("done");
        assertThat(page(number)).contains("衬砌八百米", "从上游修起", "渠已修好");
    }

    @Test
    void fiveDiscussionsFromAResidentsWordToThePeoplesJudgement() {
        var number =
                assembly.open("five-discussions", SmallTown.VILLAGE, "李芳", Map.of("subject", "建村史馆", "text", "老物件没处放"));
        onlyNext(number, "discuss", "examine", "decide", "carry-out", "finish");
        assembly.act("王强", number, "propose", Map.of("held", today(), "opinion", "agree", "note", "值得做"));
        onlyNext(number, "examine", "decide", "carry-out", "finish");
        assembly.act("李芳", number, "discuss", Map.of("held", today(), "opinion", "agree", "plan", "用旧小学"));
        onlyNext(number, "decide", "carry-out", "finish");
        assembly.act("王强", number, "examine", assembly.opinion("agree"));
        assembly.act("李芳", number, "decide", resolved(null));
        assembly.days(16).act("李芳", number, "carry-out", Map.of("opinions", "没有意见"));
        assertThat(clock(number, "carry-out").limit()).isEqualTo("180 days");
        assembly.act("李芳", number, "finish", Map.of("result", "村史馆已开"));
        assembly.anybody(number, "judge", Map.of("grade", "good"));
        assembly.days(16).byClock(number, "close");

        assertThat(assembly.now(number).state()).isEqualTo("done");
        assertThat(page(number)).contains("用旧小学", "村史馆已开");
    }

    @Test
    void whatEstateAndVillageCannotSettleTheTownHearsAndItsAnswerComesBack() {
        var estate = SmallTown.BUILDING;
        var topic = assembly.open(
                "topic", estate, "李芳", Map.of("subject", "两个小区之间的断头路", "text", "围墙隔着，绕行一公里", "source", "below"));
        assembly.act("李芳", topic, "screen", Map.of("verdict", "ordinary", "reason", "两个小区都有关"));
        assertThat(assembly.now(topic).desk().key()).startsWith("community-officer@");

        assembly.act("李芳", topic, "refer-up", Map.of("level", "town", "reason", "涉及两个社区"));
        assembly.act("陈静", topic, "refer-up", Map.of("level", "county", "reason", "要问住建局"));
        assertThat(assembly.now(topic).desk().key()).isEqualTo("centre-officer@620402");
        assembly.act("吴霞", topic, "refer-down", Map.of("level", "town", "reason", "街道就能定"));
        assertThat(assembly.now(topic).desk().key()).isEqualTo("town-officer@620402001");
        assembly.act("陈静", topic, "refer-down", Map.of("level", "village", "reason", "先听两个小区怎么说"));
        assembly.act("李芳", topic, "refer-up", Map.of("level", "town", "reason", "听过了，请街道召集"));

        var sitting = townMeeting("断头路联席会");
        var item = meetings.put(sitting, "", "consultation", topic, assembly.officer("陈静"));
        assembly.act("陈静", sitting, "notify", Map.of("how", "两个社区公告栏"));
        assembly.days(4).act("陈静", sitting, "begin", Map.of());
        var heard = new Attendance(Ids.next(), null, "三方代表", 15, 0, true, false);
        meetings.attend(sitting, heard, assembly.officer("陈静"));
        var counted = new Counted("拆一段围墙，修人行道", "ballot", 12, 3, 0, 0, null, "司法所", "居民代表", null);
        meetings.count(sitting, item, counted, assembly.officer("陈静"));
        assembly.act("陈静", sitting, "minutes", Map.of("minutes", "都讲了", "taker", "街道干部"));
        assembly.act("孙立", sitting, "publish", Map.of());

        assertThat(assembly.now(topic).state()).isEqualTo("decided");
        assertThat(mvc.get().uri("/topics/" + topic))
                .hasStatusOk()
                .bodyText()
                .contains("涉及两个社区", "要问住建局", "街道就能定", "拆一段围墙，修人行道");
    }

    @Test
    void anImportantTopicGoesToNoOtherLevelBeforeTheStudy() {
        var topic = assembly.topic("村口广场改商铺");
        assembly.act("李芳", topic, "screen", Map.of("verdict", "important", "reason", "关系全体居民"));

        onlyNext(topic, "refer-up", "decide", "assign-task");
        assembly.study(topic, 9, 7, "agree");
        assembly.act("李芳", topic, "refer-up", Map.of("level", "town", "reason", "涉及规划"));

        assertThat(assembly.now(topic).desk().key()).isEqualTo("town-officer@620402001");
    }

    @Test
    void theMeetingSaysByWhenAndWhatIsLateIsRaised() {
        var topic = assembly.topic("修自行车道");
        assembly.act("李芳", topic, "screen", Map.of("verdict", "ordinary", "reason", "一般事项"));
        var meeting = assembly.meeting("车道议事会", "council", assembly.day().plusDays(4), 21);
        var item = assembly.put(meeting, "consultation", topic);
        assembly.notify(meeting);
        assembly.days(4).act("李芳", meeting, "begin", Map.of());
        assembly.attend(meeting, "议事会成员", 15, false);
        assertThatThrownBy(() ->
                        assembly.count(meeting, item, 14, 0, assembly.day().minusDays(1), null))
                .isInstanceOf(Refusal.class);
        var finish = assembly.day().plusDays(12);
        assembly.count(meeting, item, 14, 0, finish, null);
        assembly.publish(meeting);

        assertThatThrownBy(() -> assign(topic, "画线", finish.plusDays(1).toString()))
                .isInstanceOf(Refusal.class);
        assign(topic, "画线", null);
        assign(topic, "立牌", finish.minusDays(5).toString());
        var tasks = relations.children(assembly.now(topic));
        var first = tasks.getFirst().number();
        letTimeAct();

        assertThat(clock(first, "carry-out").dueAt()).isEqualTo(Shanghai.startOf(finish.plusDays(1)));
        assertThat(clock(tasks.getLast().number(), "carry-out").dueAt())
                .isEqualTo(Shanghai.startOf(finish.minusDays(4)));
        assertThat(told(first, "carry-out1/overdue")).isPositive();
        assertThat(mvc.get().uri("/topics/" + topic))
                .hasStatusOk()
                .bodyText()
                .contains(Shanghai.date(finish), "会议定的日期", "交办时定的日期", "超期");
    }

    /** Once to warn, once to find it overdue. */
    private void letTimeAct() {
        watch.sweep(time.instant());
        watch.sweep(time.instant());
    }

    private MatterNumber owners(String subject, String matter) {
        return assembly.open(
                "owners-matter", SmallTown.VILLAGE, "李芳", Map.of("subject", subject, "matter", matter, "text", "方案附后"));
    }

    private void examined(MatterNumber number) {
        var form = assembly.count("owners-committee", "committee-recall-meeting", 7, 5, 4, "passed");
        form.put("text", "同意提请");
        assembly.act("李芳", number, "examine", form);
    }

    private void decide(MatterNumber number, String vote, String outcome) {
        assembly.act("李芳", number, "decide", Map.of("vote", vote, "outcome", outcome));
    }

    /** All owners vote from now on: thirty units, so many of which take part, so many of a thousand for it. */
    private String played(String matter, int participants, int yes) {
        return played(matter, participants, yes, assembly.at());
    }

    private String played(String matter, int participants, int yes, Instant start) {
        var plot = new AssemblyPlot(
                "全体业主表决",
                "同意按方案办",
                matter,
                SmallTown.VILLAGE,
                null,
                null,
                start,
                "days-7",
                30,
                participants,
                yes,
                700,
                11);
        // One transaction, so that the watch over clocks does not see days pass in a second.
        return Objects.requireNonNull(transaction.execute(_ -> rehearsal.play(plot)))
                .number();
    }

    private MatterNumber townMeeting(String subject) {
        return assembly.open(
                "meeting",
                SmallTown.STREET,
                "陈静",
                Map.of(
                        "subject", subject,
                        "kind", "tripartite",
                        "mode", "room",
                        "day", assembly.day().plusDays(4).toString(),
                        "hour", "14:00",
                        "venue", "街道会议室",
                        "chair", "街道副主任",
                        "entitled", "20"));
    }

    private Map<String, Object> resolved(@Nullable String finish) {
        var form = assembly.count("villagers-representatives", "village-delegated", 45, 30, 16, "passed");
        form.put("text", "同意办");
        if (finish != null) {
            form.put("finish", finish);
        }
        return form;
    }

    private void assign(MatterNumber topic, String task, @Nullable String finish) {
        var form = new HashMap<String, Object>(Map.of("body", "620402-zjj", "task", task));
        if (finish != null) {
            form.put("finish", finish);
        }
        assembly.act("李芳", topic, "assign-task", form);
    }

    /** None of these steps can be taken yet, by anybody, whatever is filled in. */
    private void onlyNext(MatterNumber number, String... later) {
        var state = assembly.now(number).state();
        for (var step : later) {
            for (var who : List.of("李芳", "王强", "陈静")) {
                assertThatThrownBy(() -> assembly.act(who, number, step, Map.of()))
                        .as(step)
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.fields()).isEmpty());
            }
        }
        assertThat(assembly.now(number).state()).isEqualTo(state);
    }

    private Clock clock(MatterNumber number, String key) {
        return assembly.now(number).clocks().stream()
                .filter(clock -> clock.key().equals(key))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private long told(MatterNumber number, String occasion) {
        return jdbc.sql("select count(*) from notice.outbox where dedupe like :one")
                .param("one", number + "/" + occasion + "/%")
                .query(Long.class)
                .single();
    }

    private String page(MatterNumber number) {
        return assertThat(mvc.get().uri("/m/" + number))
                .hasStatusOk()
                .bodyText()
                .actual();
    }

    private String today() {
        return assembly.day().toString();
    }
}
