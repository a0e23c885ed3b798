package org.gongzhi.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gongzhi.insight.Verdict.Kind;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Chronicle;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.testing.ForAll;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@Pages
class TalliesTests {

    private final Affairs affairs;
    private final Tallies tallies;
    private final Recount recount;
    private final Chronicle chronicle;
    private final Reckoner reckoner;
    private final FactRepository facts;
    private final JdbcClient jdbc;
    private final Posts posts;
    private final SmallTown town;
    private final TestTime.Movable time;

    TalliesTests(
            Matters matters,
            Register register,
            Procedures procedures,
            SmallTown town,
            Tallies tallies,
            Recount recount,
            Chronicle chronicle,
            Reckoner reckoner,
            FactRepository facts,
            JdbcClient jdbc,
            Posts posts,
            TestTime.Movable time) {
        this.affairs = new Affairs(matters, register, procedures, town);
        this.tallies = tallies;
        this.recount = recount;
        this.chronicle = chronicle;
        this.reckoner = reckoner;
        this.facts = facts;
        this.jdbc = jdbc;
        this.posts = posts;
        this.town = town;
        this.time = time;
    }

    /** Other tests move the hands of the clock, also back, which in life time never does. */
    @BeforeEach
    void countedAtThisTime() {
        recount.compare(true, _ -> {});
    }

    @AfterEach
    void timeIsItselfAgain() {
        time.set(InstantSource.system().instant());
    }

    @ForAll(tries = 3)
    void overRandomLivesTheCountsEqualARecountFromHistory(long seed) {
        var random = new Random(seed);
        var numbers = new ArrayList<MatterNumber>();
        for (int step = 0; step < 250; step++) {
            if (numbers.isEmpty() || random.nextInt(9) == 0) {
                numbers.add(affairs.anyReport(random));
            }
            affairs.anything(numbers.get(random.nextInt(numbers.size())), random);
            if (random.nextInt(40) == 0) {
                time.advance(Duration.ofMinutes(random.nextInt(3_000)));
            }
            if (random.nextInt(30) == 0) {
                tallies.follow();
            }
        }

        assertThat(recount.compare(false, _ -> {}).differences()).isEmpty();
        assertThat(sum("matters", "P", "open")).isEqualTo(numbers("load <> 'ended'"));
        assertThat(sum("solved_yes", "P", "20")).isEqualTo(numbers("solved = 'yes'"));
        assertThat(sum("contact_yes", "B", "20")).isEqualTo(numbers("contact = 'yes'"));
    }

    @Test
    void aCountThatSomebodyChangedIsFoundAndRepaired() {
        affairs.report(SmallTown.BUILDING, "路灯");
        tallies.settle();
        jdbc.sql("update insight.tally set matters = matters + 1 where slice = 'P' and level = 6 and period = 'open'")
                .update();

        assertThat(recount.compare(true, _ -> {}).differences())
                .isNotEmpty()
                .allMatch(line -> line.startsWith("tally"));
        assertThat(recount.compare(false, _ -> {}).differences()).isEmpty();
    }

    @Test
    void aContactIsInTimeOrLateAndNobodyNeedActForItToBecomeLate() {
        var inTime = affairs.report(SmallTown.BUILDING, null);
        affairs.act("李芳", inTime, "call-back", Map.of("outcome", "no-answer"));
        assertThat(verdict(inTime, Measure.CONTACT)).isEqualTo(Verdict.PENDING);
        affairs.act("李芳", inTime, "call-back", Map.of("outcome", "reached"));
        var late = affairs.report(SmallTown.BUILDING, null);
        tallies.settle();
        assertThat(kept(late).load()).isEqualTo(Load.CALM);

        time.advance(Duration.ofMinutes(25));
        tallies.settle();
        assertThat(kept(late).load()).isEqualTo(Load.SOON);
        time.advance(Duration.ofMinutes(6));
        tallies.settle();

        assertThat(kept(inTime).verdict(Measure.CONTACT)).isEqualTo(Verdict.YES);
        assertThat(kept(inTime).contactBody()).isEqualTo("620402001006-wyh");
        assertThat(kept(late).verdict(Measure.CONTACT)).isEqualTo(Verdict.NO);
        assertThat(kept(late).load()).isEqualTo(Load.LATE);
    }

    @Test
    void whatEndsElsewhereIsTakenOutWithItsEndAsTheReasonButLateStaysLate() {
        var declined = affairs.report(SmallTown.BUILDING, null);
        affairs.act("李芳", declined, "decline", Map.of("explanation", "属于仲裁"));
        affairs.act("吴霞", declined, "confirm-diversion", Map.of());
        var withdrawn = affairs.report(SmallTown.BUILDING, null);
        time.advance(Duration.ofMinutes(40));
        affairs.says(withdrawn, "withdraw", Map.of());

        for (var measure : Measure.values()) {
            assertThat(verdict(declined, measure)).as("%s", measure).isEqualTo(Verdict.endedAt("declined"));
        }
        assertThat(verdict(withdrawn, Measure.CONTACT)).isEqualTo(Verdict.NO);
        assertThat(verdict(withdrawn, Measure.SOLVED)).isEqualTo(Verdict.endedAt("withdrawn"));
    }

    @Test
    void theLatestAnswerCountsAndAReopeningSpeaksAgainst() {
        var number = affairs.waitingForTheCall();
        assertThat(verdict(number, Measure.SOLVED)).isEqualTo(Verdict.PENDING);
        affairs.call(number, "yes", "fair");
        assertThat(verdict(number, Measure.SOLVED)).isEqualTo(Verdict.YES);
        assertThat(verdict(number, Measure.SATISFIED)).isEqualTo(Verdict.YES);

        affairs.says(number, "reopen", Map.of("text", "又坏了"));
        assertThat(verdict(number, Measure.SOLVED)).isEqualTo(Verdict.NO);

        affairs.act("李芳", number, "finish", Map.of("result", "换了灯"));
        affairs.act("王强", number, "verify", Map.of("verdict", "pass"));
        affairs.call(number, "yes", "no");
        assertThat(verdict(number, Measure.SOLVED)).isEqualTo(Verdict.YES);
        assertThat(verdict(number, Measure.SATISFIED).kind()).isEqualTo(Kind.NO);
        assertThat(fact(number).reopened()).isOne();
    }

    @Test
    void onlyWhoWasCalledOftenEnoughCountsAsUnreachable() {
        var early = affairs.waitingForTheCall();
        // Today's rule refuses it; what was done elsewhere is told as it was.
        affairs.take(early, "call", Map.of("outcome", "unreachable"), new Actor.Replay("过去"), null);
        var patient = affairs.waitingForTheCall();
        affairs.act("吴霞", patient, "call", Map.of("outcome", "no-answer"));
        affairs.act("吴霞", patient, "call", Map.of("outcome", "no-answer"));
        affairs.act("吴霞", patient, "call", Map.of("outcome", "unreachable"));
        var unasked = affairs.waitingForTheCall();
        affairs.take(unasked, "close-undrawn", Map.of(), new Actor.Replay("过去"), null);

        assertThat(verdict(early, Measure.SOLVED)).isEqualTo(Verdict.excluded(Verdict.GIVEN_UP_EARLY));
        assertThat(verdict(patient, Measure.SOLVED)).isEqualTo(Verdict.excluded(Verdict.UNREACHABLE));
        assertThat(verdict(unasked, Measure.SOLVED)).isEqualTo(Verdict.excluded(Verdict.NOT_ASKED));
    }

    @Test
    void aMatterCountsForTheDepartmentThatFinishedItAndTheContactForWhoCalled() {
        var number = affairs.report(SmallTown.BUILDING, null);
        affairs.act("李芳", number, "call-back", Map.of("outcome", "reached"));
        affairs.act("李芳", number, "raise", Map.of("reason", "开挖"));
        affairs.act("陈静", number, "dispatch", Map.of("department", "620402-zjj", "reason", "主管网"));
        assertThat(fact(number).body()).isEqualTo("620402-zjj");
        affairs.act("周平", number, "finish", Map.of("result", "已修"));

        assertThat(fact(number).body()).isEqualTo("620402-zjj");
        assertThat(fact(number).contactBody()).isEqualTo("620402001006-wyh");
    }

    @Test
    void aMergedMatterKeepsItsAnswerAndLeavesTheClocksToTheOneThatLeads() {
        var lead = affairs.report(SmallTown.BUILDING, null);
        var member = affairs.report(SmallTown.BUILDING, null);
        for (var number : List.of(lead, member)) {
            affairs.act("李芳", number, "call-back", Map.of("outcome", "reached"));
        }
        affairs.act("李芳", member, "merge", Map.of("lead", lead.value(), "reason", "同一处漏水"));
        assertThat(verdict(member, Measure.ON_TIME)).isEqualTo(Verdict.excluded(Verdict.MERGED));
        affairs.act("李芳", member, "unmerge", Map.of("reason", "不是一处"));
        assertThat(verdict(member, Measure.ON_TIME)).isEqualTo(Verdict.PENDING);
        affairs.act("李芳", member, "merge", Map.of("lead", lead.value(), "reason", "还是一处"));

        affairs.act("李芳", lead, "handle", Map.of());
        affairs.act("李芳", lead, "finish", Map.of("result", "已修"));
        affairs.act("王强", lead, "verify", Map.of("verdict", "pass"));
        affairs.call(lead, "yes", "yes").call(member, "no", "no");

        assertThat(verdict(lead, Measure.ON_TIME)).isEqualTo(Verdict.YES);
        assertThat(verdict(lead, Measure.SOLVED)).isEqualTo(Verdict.YES);
        assertThat(verdict(member, Measure.SOLVED)).isEqualTo(Verdict.NO);
    }

    @Test
    void whatIsSealedIsNoNumberAnywhere() {
        if (posts.holders(Desk.of("discipline-officer", SmallTown.COUNTY)).isEmpty()) {
            town.appoint("何正", "discipline-officer", SmallTown.COUNTY, "620402-jw");
        }
        var number = affairs.report(SmallTown.BUILDING, null);
        tallies.settle();
        assertThat(facts.find(List.of(number))).hasSize(1);

        affairs.act("李芳", number, "report-discipline", Map.of("reason", "反映的是干部违纪"));
        tallies.settle();

        assertThat(facts.find(List.of(number))).isEmpty();
        assertThat(recount.compare(false, _ -> {}).differences()).isEmpty();
    }

    private Verdict verdict(MatterNumber number, Measure measure) {
        return fact(number).verdict(measure);
    }

    private Fact fact(MatterNumber number) {
        return reckoner.fact(chronicle.lives(List.of(number)).getFirst(), time.instant());
    }

    private Fact kept(MatterNumber number) {
        return facts.find(List.of(number)).getFirst();
    }

    private long sum(String column, String slice, String period) {
        return jdbc.sql("""
                        select coalesce(sum(%s), 0) from insight.tally
                         where slice = :slice and level = 6 and (period = :period or (:period = '20' and length(period) = 4
                               and period <> 'open'))
                        """.formatted(column))
                .param("slice", slice)
                .param("period", period)
                .query(Long.class)
                .single();
    }

    private long numbers(String condition) {
        return jdbc.sql("select count(*) from insight.fact where " + condition)
                .query(Long.class)
                .single();
    }
}
