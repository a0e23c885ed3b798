package org.gongzhi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gongzhi.decision.Cover.NotCovered;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Hall.class})
class DecisionsTests {

    private final Decisions decisions;
    private final Hall hall;
    private final SmallTown town;
    private final JdbcClient jdbc;

    DecisionsTests(Decisions decisions, Hall hall, SmallTown town, JdbcClient jdbc) {
        this.decisions = decisions;
        this.hall = hall;
        this.town = town;
        this.jdbc = jdbc;
    }

    private Decision registered(Clause... clauses) {
        return decisions.register(hall.minute(clauses), town.who("李芳"));
    }

    private Refusal whyNot(Decision decision, Act act) {
        return ((NotCovered) decisions.covers(decision.number(), act)).refusal();
    }

    @Test
    void aPassedAndPostedDecisionCoversWhatItSaysAndNothingElse() {
        var decision = registered(new Clause("payment", null, 8_000_000L, null), new Clause("seal", "施工合同", null, 2));
        var today = hall.today();

        assertThat(decisions.covers(decision.number(), hall.payment(8_000_000)).holds())
                .isTrue();
        assertThat(whyNot(decision, hall.payment(8_000_001)).arguments())
                .contains(decision.words(), "80000.01", "80000.00");
        assertThat(whyNot(decision, new Act("seal", SmallTown.VILLAGE, "贷款担保", null, today))
                        .code())
                .isEqualTo("decision.out-of-scope");
        assertThat(whyNot(decision, new Act("seal", SmallTown.VILLAGE, "施工合同", 1L, today))
                        .code())
                .isEqualTo("decision.beyond");
        assertThat(whyNot(decision, new Act("seal", SmallTown.OTHER_VILLAGE, "施工合同", null, today))
                        .code())
                .isEqualTo("decision.elsewhere");
        assertThat(decisions.covering(new Act("seal", SmallTown.BUILDING, "施工合同", null, today)))
                .extracting(Decision::number)
                .contains(decision.number());
    }

    @Test
    void nothingIsCoveredWhileItIsPostedNorAfterItExpiredNorOnceItWasRevoked() {
        var decision = registered(new Clause("payment", null, 100L, null));
        var posted = new Act(
                "payment", SmallTown.VILLAGE, null, 1L, decision.inForce().minusDays(1));
        var late = new Act(
                "payment", SmallTown.VILLAGE, null, 1L, decision.passedOn().plusDays(366));

        assertThat(decision.inForce()).isAfterOrEqualTo(decision.postedFrom().plusDays(16));
        assertThat(whyNot(decision, posted).code()).isEqualTo("decision.posted");
        assertThat(whyNot(decision, late).code()).isEqualTo("decision.expired");
        decisions.revoke(decision.number(), "法院判决撤销", town.who("李芳"));
        assertThat(whyNot(decision, hall.payment(1)).code()).isEqualTo("decision.revoked");
    }

    @Test
    void anActDrawsOnceHoweverOftenItAsks() {
        var decision = registered(new Clause("payment", null, 1_000L, null));
        var matter = hall.number();

        var first = decisions.draw(decision.number(), hall.payment(600), matter);

        assertThat(decisions.draw(decision.number(), hall.payment(600), matter)).isEqualTo(first);
        assertThat(decisions.get(decision.number()).clauses().getFirst().left()).isEqualTo(400);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decisions.draw(decision.number(), hall.payment(300), matter))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("decision.drawn-otherwise"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decisions.draw(decision.number(), hall.payment(401), hall.number()))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("decision.beyond"));
    }

    @Test
    void manyAtOnceNeverDrawMoreThanWasDecided() throws Exception {
        var decision = registered(new Clause("payment", null, 1_000L, null));
        var matters = IntStream.range(0, 12).mapToObj(_ -> hall.number()).toList();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var asked = pool.invokeAll(IntStream.range(0, 24)
                    .<Callable<Boolean>>mapToObj(i -> () -> draws(decision, matters.get(i % 12)))
                    .toList());
            for (var answer : asked) {
                answer.get();
            }
        }

        assertThat(decisions.drawn(decision.number())).hasSize(3).allMatch(draw -> draw.amount() == 300);
        assertThat(decisions.get(decision.number()).clauses().getFirst().left()).isEqualTo(100);
    }

    private boolean draws(Decision decision, String matter) {
        try {
            decisions.draw(decision.number(), hall.payment(300), matter);
            return true;
        } catch (Refusal _) {
            return false;
        }
    }

    @Test
    void whatIsGivenBackMayBeDrawnByAnotherAndStaysWritten() {
        var decision = registered(new Clause("seal", null, null, 1));
        var act = new Act("seal", SmallTown.VILLAGE, null, null, hall.today());
        var matter = hall.number();
        decisions.draw(decision.number(), act, matter);
        assertThat(whyNot(decision, act).code()).isEqualTo("decision.used-up");

        decisions.giveBack(matter, "seal", "合同没有签");

        assertThat(decisions.draw(decision.number(), act, hall.number()).back()).isFalse();
        assertThat(decisions.drawn(decision.number()))
                .extracting(Draw::back)
                .containsExactlyInAnyOrder(false, true, false);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decisions.draw(decision.number(), act, matter))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("decision.given-back"));
    }

    @Test
    void aMinuteThatDoesNotBearItsDecisionIsRefused() {
        var good = hall.minute();

        refused(with(good, Count.ofPeople(45, 29, 29), good.first()), "decision.not-passed");
        refused(with(good, good.count(), Map.of()), "decision.first-missing");
        refused(with(good, good.count(), Map.of("party-study", good.heldOn().plusDays(1))), "decision.first-missing");
        decisions.register(good, town.who("李芳"));
        refused(good, "decision.number-taken");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decisions.register(hall.minute(), town.who("赵敏")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("organization.outside-your-scope"));
    }

    private void refused(Minute minute, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decisions.register(minute, town.who("李芳")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private Minute with(Minute minute, Count count, Map<String, LocalDate> first) {
        return new Minute(
                hall.number(),
                minute.body(),
                minute.matter(),
                minute.place(),
                minute.title(),
                minute.words(),
                minute.digest(),
                minute.heldOn(),
                count,
                first,
                minute.postedFrom(),
                minute.until(),
                minute.clauses());
    }

    @Test
    void aMinuteBindsOnceAnotherPersonHeldItAgainstThePaper() {
        var number = hall.minuteMatter(Map.of());
        var posted = Map.<String, Object>of("posted", hall.today().minusDays(29).toString());
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> hall.act("李芳", number, "confirm", posted));
        assertThat(decisions.find(number)).isEmpty();

        hall.act("王强", number, "confirm", posted);

        assertThat(decisions.covers(number, hall.payment(8_000_000)).holds()).isTrue();
        assertThat(decisions.get(number).digest()).isNotEqualTo(Sha256.hex(new byte[0]));
        var failed = hall.minuteMatter(Map.of("agreed", "15"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> hall.act("王强", failed, "confirm", posted))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("decision.not-passed"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> hall.minuteMatter(Map.of("matter", "collective-major")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("decision.wrong-body"));
    }

    @Test
    void decisionsAndDrawsAreNeverChangedInTheDatabase() {
        var decision = registered(new Clause("payment", null, 1_000L, null));
        decisions.draw(decision.number(), hall.payment(1), hall.number());

        for (var sql : new String[] {
            "update decision.decision set words = 'x' where number = ?",
            "delete from decision.decision where number = ?",
            "update decision.draw set amount = 0 where number = ?",
            "delete from decision.clause where number = ?",
            "update decision.clause set drawn_amount = 1001 where number = ?"
        }) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(sql)
                    .isThrownBy(() -> jdbc.sql(sql).param(decision.number()).update());
        }
    }
}
