package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Desk;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Lives.class})
class AppealLifeTests {

    private final Lives lives;
    private final Matters matters;
    private final Register register;
    private final TestTime.Movable time;

    AppealLifeTests(Lives lives, Matters matters, Register register, TestTime.Movable time) {
        this.lives = lives;
        this.matters = matters;
        this.register = register;
        this.time = time;
    }

    @Test
    void aReportWaitsAtTheCommunityWithThirtyMinutesToGo() {
        var number = lives.report("楼道路灯坏了三天");

        var matter = lives.now(number);
        assertThat(matter.state()).isEqualTo("submitted");
        assertThat(matter.desk()).isEqualTo(Desk.of("community-officer", SmallTown.VILLAGE));
        var clock = lives.clock(number, "first-contact");
        assertThat(Duration.between(clock.startedAt(), clock.dueAt())).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void onlyACallThatReachedSomebodyStopsTheFirstClock() {
        var number = lives.report("下水道返水");

        lives.act("李芳", number, "call-back", Map.of("outcome", "no-answer"));
        assertThat(lives.now(number).state()).isEqualTo("submitted");
        assertThat(lives.clock(number, "first-contact").running()).isTrue();

        lives.act("张伟", number, "call-back", Map.of("outcome", "reached", "note", "明天上门"));
        assertThat(lives.now(number).state()).isEqualTo("contacted");
        assertThat(lives.clock(number, "first-contact").running()).isFalse();
    }

    @Test
    void somebodyElseVerifiesAndAnotherBodyAsksWhetherItWasSolved() {
        var number = lives.finished("垃圾没人清运");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> lives.act("李芳", number, "verify", Map.of("verdict", "pass")));
        lives.act("王强", number, "verify", Map.of("verdict", "pass"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> lives.act("李芳", number, "call", Map.of("outcome", "reached")));
        lives.act("吴霞", number, "call", Map.of("outcome", "reached", "solved", "yes", "satisfied", "yes"));

        assertThat(lives.now(number).state()).isEqualTo("closed");
        assertThat(lives.now(number).closedAt()).isNotNull();
    }

    @Test
    void dissatisfiedOpensItAgainWithANewClockAtWhoeverHandledIt() {
        var number = lives.finished("井盖松动");
        lives.act("王强", number, "verify", Map.of("verdict", "pass"));

        lives.act("吴霞", number, "call", Map.of("outcome", "reached", "solved", "no", "satisfied", "no"));

        var matter = lives.now(number);
        assertThat(matter.state()).isEqualTo("handling");
        assertThat(matter.desk()).isEqualTo(Desk.of("community-officer", SmallTown.VILLAGE));
        assertThat(lives.clock(number, "handle").round()).isEqualTo(2);
    }

    @Test
    void aMatterIsRaisedToTheTownAndGivenToADepartmentThatMaySendItBack() {
        var number = lives.report("主管网爆裂");
        lives.act("李芳", number, "call-back", Map.of("outcome", "reached"));
        lives.act("李芳", number, "raise", Map.of("reason", "社区没有权限开挖"));
        assertThat(lives.now(number).desk()).isEqualTo(Desk.of("town-officer", SmallTown.STREET));
        lives.act("陈静", number, "dispatch", Map.of("department", "620402-zjj", "reason", "主管网归住建局"));
        assertThat(lives.now(number).desk()).isEqualTo(Desk.ofBody("620402-zjj"));

        lives.act("周平", number, "return", Map.of("reason", "属于供水公司"));

        assertThat(lives.now(number).desk()).isEqualTo(Desk.of("town-officer", SmallTown.STREET));
    }

    @Test
    void aReturnAfterItsTimeIsTooLate() {
        var number = lives.report("路面塌陷");
        lives.act("李芳", number, "call-back", Map.of("outcome", "reached"));
        lives.act("李芳", number, "raise", Map.of("reason", "需要街道协调"));
        time.advance(Duration.ofDays(20));
        try {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> lives.act("陈静", number, "return", Map.of("reason", "不归我们")))
                    .matches(refusal -> refusal.code().equals("procedure.too-late"));
        } finally {
            time.advance(Duration.ofDays(-20));
        }
    }

    @Test
    void askingTheResidentStopsTheClockUntilTheAnswer() {
        var number = lives.report("小区噪声");
        lives.act("李芳", number, "call-back", Map.of("outcome", "reached"));
        lives.act("李芳", number, "handle", Map.of());
        lives.act("李芳", number, "ask-resident", Map.of("question", "几点最吵？"));
        assertThat(lives.clock(number, "handle").paused()).isTrue();

        matters.perform(new Step(
                number,
                "resident-answers",
                lives.now(number).version(),
                Map.of("text", "晚上十点以后"),
                new Actor.Resident(new Phone("13800001111"), null),
                null,
                null));

        assertThat(lives.clock(number, "handle").running()).isTrue();
        assertThat(lives.clock(number, "handle").round()).isOne();
    }

    @Test
    void onlyTheReporterWhoProvedTheNumberMayAdd() {
        var number = lives.report("停水");
        var key = register.linkKey(number);

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> add(number, new Actor.Resident(null, key)));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> add(number, new Actor.Resident(new Phone("13900002222"), key)));
        assertThat(add(number, new Actor.Resident(new Phone("13800001111"), null))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void whoLeftNoNumberAddsWithTheLink() {
        var number = lives.report("停电", null, null);

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> add(number, new Actor.Resident(null, "wrong")));
        assertThat(add(number, new Actor.Resident(null, register.linkKey(number)))
                        .version())
                .isEqualTo(2);
    }

    @Test
    void theSameKeyIsTheSameReport() {
        var first = lives.report("积水", "13800001111", "key-1");
        var again = lives.report("积水", "13800001111", "key-1");

        assertThat(again).isEqualTo(first);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> lives.report("别的事", "13800001111", "key-1"))
                .matches(refusal -> refusal.code().equals("procedure.key-used"));
    }

    @Test
    void theSameKeyIsTheSameStepAndAStaleVersionIsToldWhatChanged() {
        var number = lives.report("漏雨");
        var first = lives.act("李芳", number, "call-back", 1, Map.of("outcome", "reached"), "step-1");
        var again = lives.act("李芳", number, "call-back", 1, Map.of("outcome", "reached"), "step-1");

        assertThat(again.version()).isEqualTo(first.version());
        assertThat(again.repeated()).isTrue();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> lives.act("张伟", number, "call-back", 1, Map.of("outcome", "reached"), "step-2"))
                .matches(refusal -> refusal.code().equals("procedure.stale"))
                .matches(refusal -> refusal.arguments().toString().contains("首次联系"));
    }

    @Test
    void anOfficerOfTheNextCommunityMayDoNothingHere() {
        var number = lives.report("违停");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> lives.act("赵敏", number, "call-back", Map.of("outcome", "reached")))
                .matches(refusal -> refusal.code().equals("procedure.not-yours"));
    }

    private Step.Taken add(MatterNumber number, Actor.Resident resident) {
        return matters.perform(new Step(
                number, "supplement", lives.now(number).version(), Map.of("text", "补充一点"), resident, null, null));
    }
}
