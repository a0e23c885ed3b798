package org.gongzhi.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.gongzhi.decision.AssemblyPlot;
import org.gongzhi.decision.AssemblyRehearsal;
import org.gongzhi.decision.Clause;
import org.gongzhi.decision.Decision;
import org.gongzhi.decision.Decisions;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.ForAll;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, SealOffice.class})
class SealsTests {

    /** A Wednesday at ten in Baiyin. */
    private static final Instant AT_WORK = Instant.parse("2026-11-25T02:00:00Z");

    private final SealOffice office;
    private final Custodies custodies;
    private final UseRepository uses;
    private final AnomalyRepository anomalies;
    private final EntryRepository entries;
    private final Checks checks;
    private final Decisions decisions;
    private final AssemblyRehearsal rehearsal;
    private final Matters matters;
    private final SmallTown town;
    private final JdbcClient jdbc;
    private final TestTime.Movable time;

    SealsTests(
            SealOffice office,
            Custodies custodies,
            UseRepository uses,
            AnomalyRepository anomalies,
            EntryRepository entries,
            Checks checks,
            Decisions decisions,
            AssemblyRehearsal rehearsal,
            Matters matters,
            SmallTown town,
            JdbcClient jdbc,
            TestTime.Movable time) {
        this.office = office;
        this.custodies = custodies;
        this.uses = uses;
        this.anomalies = anomalies;
        this.entries = entries;
        this.checks = checks;
        this.decisions = decisions;
        this.rehearsal = rehearsal;
        this.matters = matters;
        this.town = town;
        this.jdbc = jdbc;
        this.time = time;
    }

    @BeforeEach
    void itIsAWorkingMorning() {
        time.set(AT_WORK);
    }

    @AfterEach
    void theClockGoesRightAgain() {
        time.set(Instant.now());
    }

    @Test
    void aUseGoesFromTheApplicationToTheArchiveAndStandsInTheRegister() {
        var seal = office.keptBy("李芳");
        var number = office.approved(seal, Map.of("impressions", "3", "copies", "2"));

        office.act("李芳", number, "use", office.shots(3));
        office.act("张伟", number, "confirm", Map.of("agree", "yes"));
        office.act("李芳", number, "file", Map.of("shelf", "2026 年用印卷第 1 盒"));

        assertThat(office.now(number).state()).isEqualTo("filed");
        assertThat(anomalies.of(List.of(number))).isEmpty();
        assertThat(entries.of(SmallTown.VILLAGE, 1, 5_000)).anySatisfy(entry -> {
            assertThat(entry.number()).isEqualTo(number);
            assertThat(entry.counted()).isEqualTo(3);
            assertThat(entry.state()).isEqualTo("filed");
        });
    }

    @Test
    void whatTheVillagersRepresentativesDecidedByBallotAndPostedIsWhatASealIsPutOnFor() {
        var decided = rehearsal
                .play(new AssemblyPlot(
                        "villagers-representatives",
                        "出租旧磨坊",
                        "同意把旧磨坊出租三年，年租金不超过 2 万元",
                        "village-delegated",
                        SmallTown.VILLAGE,
                        "seal",
                        "20000",
                        AT_WORK.minus(Duration.ofDays(60)),
                        "days-7",
                        45,
                        31,
                        860,
                        700,
                        4))
                .number();
        var decision = decisions.get(decided);
        assertThat(decision.rule()).isEqualTo("villagers.representatives");
        assertThat(decision.stateOn(office.today())).isEqualTo(Decision.State.IN_FORCE);
        var seal = office.keptBy("李芳");
        var wish = Map.<String, Object>of("kind", "asset", "amount", "20000", "tier", "town", "decision", decided);

        var number = office.approved(seal, wish);
        office.act("李芳", number, "use", office.shots(2));

        assertThat(decisions.drawn(decided))
                .singleElement()
                .satisfies(draw -> assertThat(draw.byMatter()).isEqualTo(number.value()));
        assertThat(code(() -> office.approved(seal, wish))).isEqualTo("decision.beyond");
    }

    @Test
    void whoDecidesDoesNotKeepTheSealAndCeasesToWhenItBecomesSo() {
        var seal = office.seal();
        assertThat(code(() -> custodies.handOver(seal.code(), town.who("王强"), "交接", town.who("陈静"))))
                .isEqualTo("seal.keeper-is-head");
        assertThat(code(() -> custodies.handOver(seal.code(), town.who("赵敏"), "交接", town.who("陈静"))))
                .isEqualTo("seal.no-keeper-post");
        assertThat(code(() -> custodies.handOver(seal.code(), town.who("李芳"), "交接", town.who("王强"))))
                .isEqualTo("seal.may-not-register");
        assertThat(code(() -> office.apply(seal, Map.of()))).isEqualTo("seal.nobody-keeps-it");

        town.appoint("黄敏", "community-officer", SmallTown.VILLAGE, "620402001006-wyh");
        custodies.handOver(seal.code(), town.who("黄敏"), "交接", town.who("陈静"));
        var number = office.approved(seal, Map.of());
        town.appoint("黄敏", "community-head", SmallTown.VILLAGE, "620402001006-wyh");

        assertThat(code(() -> office.act("黄敏", number, "use", office.shots(1)))).isEqualTo("seal.keeper-is-head");
    }

    @Test
    void keeperApplicantAndApproverAreThreePersonsAndOnlyTheApplicantConfirms() {
        var seal = office.keptBy("李芳");
        assertThat(code(() -> office.apply("李芳", seal, Map.of()))).isEqualTo("seal.keeper-applies");
        var own = office.apply("王强", seal, Map.of());
        assertThat(code(() -> office.act("王强", own, "approve", Map.of()))).isEqualTo("procedure.needs-another-person");

        var number = office.approved(seal, Map.of());
        assertThat(code(() -> office.act("张伟", number, "use", office.shots(1))))
                .isEqualTo("procedure.needs-another-person");
        office.act("李芳", number, "use", office.shots(1));
        assertThat(code(() -> office.act("李芳", number, "confirm", Map.of("agree", "yes"))))
                .isEqualTo("procedure.needs-same-person");
        office.act("张伟", number, "confirm", Map.of("agree", "no", "note", "多出一页"));

        assertThat(kinds(number)).containsExactly(Anomaly.Kind.DISAGREEMENT);
    }

    @Test
    void theBandSaysHowFarUpTheApprovalGoesAndWhetherADecisionIsNeeded() {
        var seal = office.keptBy("李芳");
        Map<String, Object> small = Map.of("kind", "contract", "amount", "9999");
        Map<String, Object> large = Map.of("kind", "contract", "amount", "10000", "tier", "town");

        assertThat(office.now(office.approved(seal, small)).state()).isEqualTo("ready");
        assertThat(wrong(() -> office.apply(seal, Map.of("kind", "contract", "amount", "10000"))))
                .containsEntry("tier", "seal.field.tier.town");
        assertThat(wrong(() -> office.apply(seal, large))).containsEntry("decision", "seal.field.decision");
        assertThat(code(() -> office.apply(seal, with(large, "decision", "HJ620402-20200101-00001"))))
                .isEqualTo("decision.unknown");
        var decision = office.decision(new Clause("seal", null, 1_000_000L, 1));
        assertThat(code(() -> office.apply(seal, with(with(large, "decision", decision), "amount", "10001"))))
                .isEqualTo("decision.beyond");

        var number = office.approved(seal, with(large, "decision", decision));
        assertThat(decisions.drawn(decision)).isEmpty();
        office.act("李芳", number, "use", office.shots(2));
        assertThat(decisions.drawn(decision))
                .singleElement()
                .satisfies(draw -> assertThat(draw.byMatter()).isEqualTo(number.value()));
    }

    @Test
    void ofTwoUsesOfOneDecisionAtOnceOneDrawsAndTheOtherIsRefused() throws Exception {
        var seal = office.keptBy("李芳");
        for (int round = 0; round < 3; round++) {
            var decision = office.decision(new Clause("seal", null, 5_000_000L, 1));
            var wish = Map.<String, Object>of("kind", "asset", "amount", "20000", "tier", "town", "decision", decision);
            var both = List.of(office.approved(seal, wish), office.approved(seal, wish));
            var forms = List.of(office.shots(2), office.shots(2));

            assertThat(atOnce(List.of(
                            () -> office.act("李芳", both.getFirst(), "use", forms.getFirst()),
                            () -> office.act("李芳", both.getLast(), "use", forms.getLast()))))
                    .isOne();

            assertThat(decisions.drawn(decision)).hasSize(1);
            assertThat(both)
                    .extracting(number -> office.now(number).state())
                    .containsExactlyInAnyOrder("used", "ready");
        }
    }

    @Test
    void ofTwoWhoRegisterTheSameUseOneWinsAndTheRegisterHasOneLine() throws Exception {
        var seal = office.keptBy("李芳");
        var number = office.approved(seal, Map.of());
        var version = office.now(number).version();
        var form = office.shots(2);
        Callable<?> wish =
                () -> matters.perform(new Step(number, "use", version, form, office.officer("李芳"), null, null));

        assertThat(atOnce(List.of(wish, wish, wish))).isEqualTo(2);

        assertThat(lines(number)).isOne();
    }

    @Test
    void moreThanApprovedIsRefusedUnlessItIsOwnedUpToAndThenChecked() {
        var seal = office.keptBy("李芳");
        var number = office.approved(seal, Map.of("impressions", "2"));
        assertThat(code(() -> office.act("李芳", number, "use", office.shots(3)))).isEqualTo("seal.more-than-approved");

        office.act("李芳", number, "use", with(office.shots(3), "over", "true"));
        checks.round();
        checks.round();

        var use = uses.find(number).orElseThrow();
        assertThat(use.counted()).isEqualTo(2);
        assertThat(use.excess()).isOne();
        var anomaly = anomalies.of(List.of(number)).getFirst();
        assertThat(anomaly.kind()).isEqualTo(Anomaly.Kind.EXCESS);
        var check = office.now(java.util.Objects.requireNonNull(anomaly.matter()));
        assertThat(check.procedure()).isEqualTo("seal-check");
        assertThat(check.version()).isEqualTo(2);
        assertThat(check.desk().key()).isEqualTo("supervisor@620402");
    }

    @Test
    void whatDoesNotFitIsWrittenDownAndNothingElse() {
        var seal = office.keptBy("李芳");
        var paper = office.paper("the very same contract");
        var first = office.approved(seal, Map.of("document", paper));
        office.act("李芳", first, "use", office.shots(1));
        var again = office.approved(seal, Map.of("document", office.paper("the very same contract")));
        var blind = office.approved(seal, Map.of());
        var late = office.approved(seal, Map.of());

        office.act("李芳", again, "use", office.shots(1));
        office.act("李芳", blind, "use", Map.of("impressions", "1"));
        time.set(AT_WORK.plusSeconds(10 * 3600));
        office.act("李芳", late, "use", office.shots(1));

        assertThat(kinds(first)).isEmpty();
        assertThat(kinds(again)).containsExactly(Anomaly.Kind.SAME_DOCUMENT);
        assertThat(kinds(blind)).containsExactly(Anomaly.Kind.NO_PHOTO);
        assertThat(kinds(late)).containsExactly(Anomaly.Kind.OUT_OF_HOURS);
    }

    @Test
    void theRegisterPublishesNoPersonAndNoLineOfItIsEverChanged() {
        var seal = office.keptBy("李芳");
        assertThat(wrong(() -> office.apply(seal, Map.of("subject", "给13912345678办证明"))))
                .containsEntry("subject", "seal.field.personal");
        var number = office.approved(seal, Map.of("kind", "certificate", "subject", "某人居住证明"));
        office.act("李芳", number, "use", office.shots(1));

        assertThat(entries.of(SmallTown.VILLAGE, 1, 5_000))
                .filteredOn(entry -> entry.number().equals(number))
                .singleElement()
                .extracting(Entry::subject)
                .isEqualTo("");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update seal.entry set copies = 9").update());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from seal.entry").update());
    }

    @ForAll(tries = 4)
    void whateverIsDoneImpressionsNeverExceedApprovalsAndEveryMisfitIsFollowedOnce(long seed) {
        var random = new SplittableRandom(seed);
        var seal = office.keptBy("李芳");
        var numbers = new ArrayList<MatterNumber>();
        for (int i = 0; i < 12; i++) {
            int asked = 1 + random.nextInt(4);
            var document = random.nextInt(4) == 0 ? office.paper("one paper of seed " + seed) : office.paper();
            var number = office.approved(seal, Map.of("impressions", "" + asked, "document", document));
            var form = new HashMap<String, Object>(
                    random.nextInt(3) == 0 ? Map.of("impressions", "1") : office.shots(1 + random.nextInt(6)));
            if (random.nextBoolean()) {
                form.put("over", "true");
            }
            try {
                office.act("李芳", number, "use", form);
                numbers.add(number);
            } catch (Refusal refusal) {
                assertThat(refusal.code()).isEqualTo("seal.more-than-approved");
                assertThat(lines(number)).isZero();
            }
            if (random.nextInt(3) == 0) {
                checks.round();
            }
        }
        while (checks.round()) {
            // until nothing is left to follow
        }

        for (var number : numbers) {
            var use = uses.find(number).orElseThrow();
            assertThat(use.counted()).isLessThanOrEqualTo(use.asked().impressions());
            assertThat(use.excess() > 0).isEqualTo(kinds(number).contains(Anomaly.Kind.EXCESS));
            assertThat(lines(number)).isOne();
        }
        assertThat(anomalies.of(numbers)).allMatch(anomaly -> anomaly.matter() != null);
        assertThat(anomalies.of(numbers)).extracting(Anomaly::matter).doesNotHaveDuplicates();
    }

    private List<Anomaly.Kind> kinds(MatterNumber number) {
        return anomalies.of(List.of(number)).stream().map(Anomaly::kind).toList();
    }

    private long lines(MatterNumber number) {
        return jdbc.sql("select count(*) from seal.entry where number = :number")
                .param("number", number.value())
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> with(Map<String, Object> form, String field, String value) {
        var more = new HashMap<>(form);
        more.put(field, value);
        return more;
    }

    private static String code(Runnable wish) {
        try {
            wish.run();
            return "nothing was refused";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private static Map<String, String> wrong(Runnable wish) {
        try {
            wish.run();
            return Map.of();
        } catch (Refusal refusal) {
            return refusal.fields();
        }
    }

    /** How many were refused. */
    private static int atOnce(List<Callable<?>> wishes) throws Exception {
        var start = new CountDownLatch(1);
        int refused = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = wishes.stream()
                    .map(wish -> threads.submit((Callable<Boolean>) () -> {
                        start.await();
                        try {
                            wish.call();
                            return false;
                        } catch (Refusal _) {
                            return true;
                        }
                    }))
                    .toList();
            start.countDown();
            for (var one : asked) {
                refused += one.get() ? 1 : 0;
            }
        }
        return refused;
    }
}
