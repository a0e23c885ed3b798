package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Posts;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/** What the desk does with a matter besides handling it: objection, approval, supervision, lawful diversion. */
@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Lives.class})
class AppealOfficeTests {

    private static final Desk STREET = Desk.of("town-officer", SmallTown.STREET);
    private static final Desk HOUSING = Desk.ofBody("620402-zjj");
    private static final Desk COMMUNITY = Desk.of("community-officer", SmallTown.VILLAGE);

    private final Lives lives;
    private final Register register;
    private final MatterList list;
    private final Matters matters;
    private final OverdueWatch watch;
    private final Posts posts;
    private final SmallTown town;
    private final JdbcClient jdbc;
    private final TestTime.Movable time;

    AppealOfficeTests(
            Lives lives,
            Register register,
            MatterList list,
            Matters matters,
            OverdueWatch watch,
            Posts posts,
            SmallTown town,
            JdbcClient jdbc,
            TestTime.Movable time) {
        this.lives = lives;
        this.register = register;
        this.list = list;
        this.matters = matters;
        this.watch = watch;
        this.posts = posts;
        this.town = town;
        this.jdbc = jdbc;
        this.time = time;
        if (posts.of(town.who("孙立")).stream().noneMatch(post -> post.duty().equals("leader"))) {
            town.appoint("何领", "leader", SmallTown.COUNTY, "620402-zzzx");
            town.appoint("纪安", "discipline-officer", SmallTown.COUNTY, "620402-jw");
            town.appoint("钱红", "centre-officer", SmallTown.COUNTY, "620402-zzzx");
        }
    }

    private MatterNumber contacted(String text) {
        var number = lives.report(text);
        lives.act("李芳", number, "call-back", Map.of("outcome", "reached"));
        return number;
    }

    private MatterNumber dispatched(String text) {
        var number = contacted(text);
        lives.act("李芳", number, "raise", Map.of("reason", "社区没有权限"));
        lives.act("陈静", number, "dispatch", Map.of("department", "620402-zjj", "reason", "归住建"));
        return number;
    }

    private static void refused(String code, ThrowingCallable wish) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(wish)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void theFirstReceiverFollowsUntilSomebodyTakesItOn() {
        var number = dispatched("首接");
        var first = lives.now(number).parties();
        assertThat(first).extracting(Party::role).contains("first-receiver");
        lives.act("李芳", number, "follow", Map.of("note", "已电话提醒"));

        lives.act("周平", number, "accept", Map.of());

        assertThat(lives.now(number).parties()).extracting(Party::role).doesNotContain("first-receiver");
        assertThat(lives.clock(number, "accept").running()).isFalse();
        refused("procedure.not-yours", () -> lives.act("李芳", number, "follow", Map.of("note", "再问问")));
    }

    @Test
    void anObjectionIsRuledOnceByWhoeverDispatchedWithinItsOwnLimit() {
        var number = dispatched("异议");
        lives.act("周平", number, "object", Map.of("reason", "归城管"));
        assertThat(lives.now(number).state()).isEqualTo("objecting");
        assertThat(lives.now(number).desk()).isEqualTo(STREET);
        assertThat(lives.clock(number, "objection").running()).isTrue();
        assertThat(lives.clock(number, "handle").running()).isTrue();

        lives.act("陈静", number, "rule-objection", Map.of("verdict", "dismiss", "reason", "职责清单写明"));

        assertThat(lives.now(number).desk()).isEqualTo(HOUSING);
        assertThat(lives.clock(number, "objection").running()).isFalse();
        refused("procedure.too-late", () -> lives.act("周平", number, "object", Map.of("reason", "还是不归我")));
    }

    @Test
    void whatWasReturnedOnceAndSentAgainIsNoLongerSimplySentBack() {
        var number = dispatched("退回");
        lives.act("周平", number, "return", Map.of("reason", "归供水公司"));
        lives.act("陈静", number, "dispatch", Map.of("department", "620402-zjj", "reason", "还是归住建"));

        refused("procedure.only-if", () -> lives.act("周平", number, "return", Map.of("reason", "不归")));
        lives.act("周平", number, "object", Map.of("reason", "不归"));
        lives.act("陈静", number, "rule-objection", Map.of("verdict", "uphold", "reason", "确实不归"));
        assertThat(lives.now(number).desk()).isEqualTo(STREET);
    }

    @Test
    void anExtensionIsAskedByTheHandlerAndGrantedByThePostAboveOrRefusedWithAReason() {
        var number = contacted("延期");
        lives.act("李芳", number, "handle", Map.of());
        var due = lives.clock(number, "handle").dueAt();
        lives.act("李芳", number, "ask-extension", Map.of("days", "3", "reason", "等配件"));
        assertThat(lives.now(number).desk()).isEqualTo(Desk.of("town-head", SmallTown.STREET));
        assertThat(lives.clock(number, "approval").running()).isTrue();
        refused("procedure.not-yours", () -> lives.act("李芳", number, "extend", Map.of("days", "3", "reason", "自己批")));

        lives.act("孙立", number, "refuse-extension", Map.of("reason", "配件市内有货"));
        assertThat(lives.now(number).desk()).isEqualTo(COMMUNITY);
        assertThat(lives.clock(number, "handle").dueAt()).isEqualTo(due);

        lives.act("李芳", number, "ask-extension", Map.of("days", "3", "reason", "厂家停产"));
        lives.act("孙立", number, "extend", Map.of("days", "2", "reason", "情况属实"));
        assertThat(lives.now(number).state()).isEqualTo("handling");
        assertThat(lives.clock(number, "handle").dueAt()).isAfter(due);
    }

    @Test
    void whatADepartmentAsksForTheCountysLeaderDecides() {
        var number = dispatched("部门延期");

        lives.act("周平", number, "ask-suspension", Map.of("reason", "等冬季停暖后开挖"));

        assertThat(lives.now(number).desk()).isEqualTo(Desk.of("leader", SmallTown.COUNTY));
        lives.act("何领", number, "suspend", Map.of("reason", "四月开挖"));
        assertThat(lives.now(number).desk()).isEqualTo(HOUSING);
        assertThat(lives.clock(number, "handle").paused()).isTrue();
        lives.act("周平", number, "resume", Map.of());
        assertThat(lives.clock(number, "handle").running()).isTrue();
    }

    @Test
    void aRefusedSuspensionNeverStopsTheClock() {
        var number = contacted("不批挂起");
        lives.act("李芳", number, "handle", Map.of());
        lives.act("李芳", number, "ask-suspension", Map.of("reason", "等等看"));

        lives.act("孙立", number, "refuse-suspension", Map.of("reason", "没有理由"));

        assertThat(lives.clock(number, "handle").running()).isTrue();
        assertThat(lives.now(number).state()).isEqualTo("handling");
    }

    @Test
    void whatIsOverdueIsSupervisedByTheClockAndOwesAnAnswer() {
        var number = contacted("超时督办");
        time.advance(Duration.ofDays(20));
        try {
            // First it warns, then it finds what is overdue.
            watch.sweep();
            watch.sweep();
            var matter = lives.now(number);
            assertThat(matter.facts()).containsEntry("supervised", "yes");
            assertThat(lives.clock(number, "supervision").running()).isTrue();

            lives.act("李芳", number, "answer-supervision", Map.of("answer", "配件到了，明天装"));

            assertThat(lives.clock(number, "supervision").running()).isFalse();
            refused("procedure.only-if", () -> lives.act("李芳", number, "answer-supervision", Map.of("answer", "再说")));
        } finally {
            time.advance(Duration.ofDays(-20));
        }
    }

    @Test
    void anImportantMatterIsRaisedATierAndUrgedAndAHardOneGetsAMeeting() {
        var number = contacted("重点");
        lives.act("王强", number, "grade", Map.of("speed", "key", "reason", "涉及老人"));
        assertThat(lives.now(number).desk()).isEqualTo(STREET);
        assertThat(lives.clock(number, "handle").limit()).isEqualTo("3 working days");
        assertThat(lives.clock(number, "urge").running()).isTrue();

        var hard = contacted("难点");
        lives.act("王强", hard, "grade", Map.of("speed", "hard", "reason", "历史遗留"));
        assertThat(lives.clock(hard, "meeting").running()).isTrue();
        lives.act("郑刚", hard, "oversee", Map.of("plan", "住建、街道周五会商"));
        assertThat(lives.now(hard).parties()).extracting(Party::role).contains("overseer");
        lives.act("何领", hard, "joint-meeting", Map.of("outcome", "住建牵头"));
        assertThat(lives.clock(hard, "meeting").running()).isFalse();
    }

    @Test
    void anotherPersonReviewsADiversionBeforeTheResidentLosesAnything() {
        var number = contacted("劳动争议");
        lives.act("李芳", number, "divert", Map.of("case", "arbitration", "explanation", "请到区仲裁委"));
        assertThat(lives.now(number).state()).isEqualTo("diverting");
        refused("procedure.not-yours", () -> lives.act("李芳", number, "confirm-diversion", Map.of()));

        lives.act("吴霞", number, "confirm-diversion", Map.of());

        assertThat(lives.now(number).state()).isEqualTo("diverted");
        assertThat(child(number)).startsWith("GZ");
        matters.perform(new Step(
                number,
                "dispute-diversion",
                lives.now(number).version(),
                Map.of("text", "仲裁委说归社保"),
                new Actor.Resident(new Phone("13800001111"), null),
                null,
                null));
        assertThat(lives.now(number).desk()).isEqualTo(STREET);
    }

    @Test
    void whoeverProposesADiversionMayNotReviewItEvenAtTheReviewersDesk() {
        var number = contacted("不受理");
        lives.act("李芳", number, "raise", Map.of("reason", "拿不准"));
        lives.act("陈静", number, "dispatch", Map.of("department", "620402-zzzx", "reason", "请中心定"));
        lives.act("吴霞", number, "decline", Map.of("explanation", "属市场调节，请协商"));

        refused("procedure.needs-another-person", () -> lives.act("吴霞", number, "confirm-diversion", Map.of()));
        lives.act("钱红", number, "refuse-diversion", Map.of("reason", "可以先调解"));

        assertThat(lives.now(number).state()).isEqualTo("handling");
    }

    @Test
    void aReportAboutThosesInPowerIsSeenByTheDisciplineOfficeAloneFromThenOn() {
        var number = contacted("举报村干部截留补贴");
        lives.act("李芳", number, "report-discipline", Map.of("reason", "检举控告"));

        var matter = lives.now(number);
        assertThat(matter.sealed()).isTrue();
        assertThat(matter.desk()).isEqualTo(Desk.ofBody("620402-jw"));
        for (var name : new String[] {"李芳", "王强", "陈静", "孙立", "吴霞", "何领"}) {
            var scope = posts.scopeOf(town.who(name));
            refused("procedure.unknown-number", () -> register.get(number, scope));
            assertThat(list.page(scope, MatterList.Filter.ALL, 1, 1000))
                    .noneMatch(listed -> listed.matter().sealed());
            refused("procedure.not-yours", () -> lives.act(name, number, "give-back", Map.of("reason", "看看")));
        }
        var discipline = posts.scopeOf(town.who("纪安"));
        assertThat(register.get(number, discipline).title()).contains("截留补贴");
        assertThat(child(number)).startsWith("JW");
        lives.act("纪安", number, "give-back", Map.of("reason", "不属检举控告"));
        assertThat(register.get(number, posts.scopeOf(town.who("吴霞"))).sealed()).isFalse();
    }

    @Test
    void whoeverFilesForSomebodyIsWrittenDownAndThePersonIsTold() {
        var fields = Map.<String, Object>of(
                "text", "张大爷家的水管漏水", "phone", "13877770000", "proxy", "officer", "proxy-name", "王网格");
        var number = matters.open(new Opening(
                        "appeal",
                        SmallTown.BUILDING,
                        null,
                        "visit",
                        fields,
                        new Actor.Officer(town.who("李芳"), "李芳"),
                        null,
                        null))
                .number();

        assertThat(lives.now(number).fields()).containsEntry("proxy", "officer").doesNotContainKey("proxy-name");
        assertThat(jdbc.sql(
                                "select template from notice.outbox where dedupe like :number and template like '%reporter'")
                        .param("number", number.value() + "/%")
                        .query(String.class)
                        .list())
                .containsExactly("appeal-proxy-reporter");
    }

    private String child(MatterNumber number) {
        return jdbc.sql("select number from procedure.matter where parent = :parent")
                .param("parent", number.value())
                .query(String.class)
                .single();
    }
}
