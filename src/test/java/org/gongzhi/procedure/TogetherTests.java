package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Posts;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Lives.class})
class TogetherTests {

    private static final Desk TOWN = Desk.of("town-officer", SmallTown.STREET);

    private final Lives lives;
    private final Matters matters;
    private final Register register;
    private final Relations relations;
    private final Inbox inbox;
    private final Posts posts;
    private final SmallTown town;
    private final TestTime.Movable time;

    TogetherTests(
            Lives lives,
            Matters matters,
            Register register,
            Relations relations,
            Inbox inbox,
            Posts posts,
            SmallTown town,
            TestTime.Movable time) {
        this.lives = lives;
        this.matters = matters;
        this.register = register;
        this.relations = relations;
        this.inbox = inbox;
        this.posts = posts;
        this.town = town;
        this.time = time;
    }

    @Test
    void whatIsMergedStandsStillAndWaitsWithTheOneThatLeads() {
        var lead = lives.handled("三单元停水");
        var other = lives.handled("三单元没水了");

        merge("李芳", other, lead);

        assertThat(lives.now(other).state()).isEqualTo("merged");
        assertThat(lives.now(other).lead()).isEqualTo(lead);
        assertThat(lives.clock(other, "handle").paused()).isTrue();
        assertThat(lives.clock(lead, "handle").running()).isTrue();
        assertThat(inbox.of(posts.scopeOf(town.who("李芳")), 1000))
                .extracting(listed -> listed.matter().number())
                .contains(lead)
                .doesNotContain(other);
    }

    @Test
    void partingThemRestoresStateDeskAndTheTimeThatWasLeft() {
        var lead = lives.handled("井盖丢失");
        var other = lives.handled("井盖不见了");
        lives.act("李芳", other, "raise", Map.of("reason", "归街道管"));
        var before = lives.now(other);
        var left = Duration.between(time.instant(), lives.clock(other, "handle").dueAt());
        merge("陈静", other, lead);

        time.advance(Duration.ofDays(14));
        try {
            lives.act("陈静", other, "unmerge", Map.of("reason", "不是一个井盖"));

            var after = lives.now(other);
            assertThat(after.state()).isEqualTo("handling");
            assertThat(after.desk()).isEqualTo(TOWN);
            assertThat(after.previous()).isEqualTo(before.previous());
            assertThat(after.lead()).isNull();
            assertThat(after.clocks()).noneMatch(Clock::paused);
            var again = Duration.between(
                    time.instant(), lives.clock(other, "handle").dueAt());
            // Working days, so weekends and holidays within the two weeks may lie differently.
            assertThat(again).isBetween(left.minusDays(4), left.plusDays(10));
            assertThat(lives.clock(other, "handle").round()).isOne();
        } finally {
            time.advance(Duration.ofDays(-14));
        }
    }

    @Test
    void allGetTheAnswerAndAreAskedOneByOne() {
        var lead = lives.handled("路灯不亮");
        var second = lives.handled("路灯坏了");
        var third = lives.handled("晚上路很黑");
        merge("李芳", second, lead);
        merge("李芳", third, second);
        assertThat(lives.now(third).lead()).isEqualTo(lead);

        lives.act("李芳", lead, "finish", Map.of("result", "换了三盏灯"));
        assertThat(lives.now(second).state()).isEqualTo("merged");
        lives.act("王强", lead, "verify", Map.of("verdict", "pass"));

        for (var number : List.of(lead, second, third)) {
            assertThat(lives.now(number).state()).isEqualTo("calling");
            assertThat(lives.clock(number, "handle").stoppedAt()).isNotNull();
            assertThat(lives.clock(number, "call").running()).isTrue();
            assertThat(lives.history(lives.now(number)))
                    .filteredOn(line -> line.action().equals("finish"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.form()).containsEntry("result", "换了三盏灯"));
        }
        lives.act("吴霞", lead, "call", Map.of("outcome", "reached", "solved", "yes", "satisfied", "yes"));
        lives.act("吴霞", third, "call", Map.of("outcome", "reached", "solved", "no", "satisfied", "no"));
        assertThat(lives.now(lead).state()).isEqualTo("closed");
        assertThat(lives.now(second).state()).isEqualTo("calling");
        assertThat(lives.now(third).state()).isEqualTo("handling");
        assertThat(lives.now(third).desk()).isEqualTo(Desk.of("community-officer", SmallTown.VILLAGE));
        assertThat(lives.clock(third, "handle").round()).isEqualTo(2);
    }

    @Test
    void theHandlerOfTheLeadingMatterMayNotAskTheOthersReporters() {
        var lead = lives.handled("占道经营");
        var other = lives.handled("小贩占道");
        merge("李芳", other, lead);
        lives.act("李芳", lead, "finish", Map.of("result", "已劝离"));
        lives.act("王强", lead, "verify", Map.of("verdict", "pass"));

        assertThat(lives.now(other).doers())
                .hasEntrySatisfying(
                        "finish",
                        doer -> assertThat(doer.person())
                                .isEqualTo(town.who("李芳").toString()));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> lives.act("李芳", other, "call", Map.of("outcome", "unreachable")));
    }

    @Test
    void whoWithdrawsTheLeadingReportLeavesTheOthersAsTheyWere() {
        var lead = lives.handled("噪声");
        var other = lives.handled("太吵了");
        merge("李芳", other, lead);

        matters.perform(new Step(
                lead,
                "withdraw",
                lives.now(lead).version(),
                Map.of(),
                new Actor.Resident(new Phone("13800001111"), null),
                null,
                null));

        assertThat(lives.now(other).state()).isEqualTo("handling");
        assertThat(lives.now(other).lead()).isNull();
        assertThat(lives.clock(other, "handle").running()).isTrue();
    }

    @Test
    void whatLeadsOthersMayItselfBeMergedAndPartedWithThem() {
        var first = lives.handled("垃圾桶满了");
        var second = lives.handled("垃圾没人收");
        var third = lives.handled("垃圾堆着");
        merge("李芳", third, second);
        merge("李芳", second, first);
        lives.act("李芳", second, "unmerge", Map.of("reason", "两处垃圾点"));

        assertThat(lives.now(second).state()).isEqualTo("handling");
        assertThat(lives.now(third).lead()).isEqualTo(second);
        lives.act("李芳", first, "finish", Map.of("result", "已清运"));
        lives.act("王强", first, "verify", Map.of("verdict", "pass"));
        assertThat(lives.now(third).state()).isEqualTo("merged");
    }

    @Test
    void mergingIsRefusedWhereItCannotBe() {
        var lead = lives.handled("楼道堆物");
        var other = lives.handled("楼道有杂物");
        var fresh = lives.report("还没回电话");
        var elsewhere = lives.reportAt(SmallTown.OTHER_VILLAGE, "友好路的事");

        assertRefused(fresh, lead, "procedure.wrong-state");
        assertRefused(other, fresh, "procedure.merge-too-far");
        assertRefused(other, other, "procedure.merge-itself");
        assertRefused(other, elsewhere, "procedure.unknown-number");
        merge("李芳", other, lead);
        assertRefused(lead, other, "procedure.merge-itself");
        lives.act("李芳", lead, "finish", Map.of("result", "已清理"));
        assertRefused(lives.handled("又有杂物"), lead, "procedure.merge-too-far");
    }

    @Test
    void theOneWhoLeadsFinishesOnlyWhenAllWhoHelpHaveAnsweredOrWereReleased() {
        var number = lives.handled("河道污染");
        lives.act("李芳", number, "ask-joint", Map.of("department", "620402-zjj", "task", "查排水口"));
        lives.act("李芳", number, "ask-joint", Map.of("department", "620402-jw", "task", "看有没有人失职"));
        var children = relations.children(lives.now(number));
        assertThat(children).extracting(Relations.Related::state).containsOnly("待协办");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> lives.act("李芳", number, "finish", Map.of("result", "已治理")))
                .matches(refusal -> refusal.code().equals("procedure.join"));
        var helped = child(number, "620402-zjj");
        assertThat(lives.clock(helped, "answer").running()).isTrue();
        assertThat(register.get(number, posts.scopeOf(town.who("周平"))).number()).isEqualTo(number);
        lives.act("周平", helped, "answer", Map.of("result", "已封堵"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> lives.act("李芳", number, "finish", Map.of("result", "已治理")));
        lives.act("李芳", child(number, "620402-jw"), "release", Map.of("reason", "不涉及"));

        lives.act("李芳", number, "finish", Map.of("result", "已治理"));
        assertThat(lives.now(number).state()).isEqualTo("verifying");
    }

    @Test
    void aCallInIsJudgedByBothSidesAndNeitherReadsTheOther() {
        var number = lives.handled("违建");
        lives.act("陈静", number, "call-in", Map.of("department", "620402-zjj", "task", "到现场认定"));
        var call = child(number, "620402-zjj");
        lives.act("周平", call, "arrive", Map.of("note", "周平 10:20 到"));
        lives.act("周平", call, "help", Map.of("result", "认定为违建"));

        lives.act("周平", call, "judge-call", Map.of("justified", "yes", "reason", "确需认定"));
        assertThat(lives.now(call).state()).isEqualTo("judging");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> lives.act("周平", call, "judge-call", Map.of("justified", "no", "reason", "改主意")))
                .matches(refusal -> refusal.code().equals("procedure.only-if")
                        && refusal.arguments().toString().contains("已经评过"));
        lives.act("陈静", call, "judge-help", Map.of("arrival", "yes", "help", "yes", "reason", "及时"));

        assertThat(lives.now(call).state()).isEqualTo("done");
        assertThat(lives.procedure(lives.now(call)).actions())
                .hasEntrySatisfying(
                        "judge-help",
                        action -> assertThat(action.readers())
                                .isNotEmpty()
                                .doesNotContain("department-officer", "town-officer"));
    }

    @Test
    void nobodyOpensWhatOnlyAnotherMatterMayOpen() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> matters.open(new Opening(
                        "joint",
                        SmallTown.VILLAGE,
                        null,
                        "web",
                        Map.of("task", "自己开一个"),
                        new Actor.Officer(town.who("陈静"), "陈静"),
                        null,
                        null)))
                .matches(refusal -> refusal.code().equals("procedure.may-not-open"));
    }

    private MatterNumber child(MatterNumber parent, String body) {
        return relations.children(lives.now(parent)).stream()
                .map(related -> related.number())
                .filter(number -> lives.now(number).desk().equals(Desk.ofBody(body)))
                .findFirst()
                .orElseThrow();
    }

    private void merge(String who, MatterNumber number, MatterNumber lead) {
        lives.act(who, number, "merge", Map.of("lead", lead.value(), "reason", "同一处"));
    }

    private void assertRefused(MatterNumber number, MatterNumber lead, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> merge("李芳", number, lead))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
