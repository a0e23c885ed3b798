package org.gongzhi.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.procedure.Journal;
import org.gongzhi.testing.Committed;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Hall.class})
class AssemblyTests {

    private final Hall hall;
    private final Ballots ballots;
    private final ResultRepository results;
    private final Rolls rolls;
    private final Decisions decisions;
    private final Turnout turnout;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final List<Rounds> rounds;

    AssemblyTests(
            Hall hall,
            Ballots ballots,
            ResultRepository results,
            Rolls rolls,
            Decisions decisions,
            Turnout turnout,
            JdbcClient jdbc,
            Journal journal,
            List<Rounds> rounds) {
        this.hall = hall;
        this.ballots = ballots;
        this.results = results;
        this.rolls = rolls;
        this.decisions = decisions;
        this.turnout = turnout;
        this.jdbc = jdbc;
        this.journal = journal;
        this.rounds = rounds;
    }

    @AfterEach
    void theClockGoesRightAgain() {
        hall.now();
    }

    private void cast(String number, int unit, Choice choice) {
        ballots.cast(number, Hall.unit(unit), choice, Manner.ONLINE);
    }

    private Result result(String number) {
        return results.find(number).orElseThrow();
    }

    private void close(String number) {
        hall.until(number, Duration.ZERO);
        hall.sweep();
    }

    private static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void fromTheRollToADecisionThatPaysNoMoreThanWasDecided() {
        var number = hall.voting("owners-5", 9);
        for (int i = 0; i < 6; i++) {
            cast(number, i, i < 4 ? Choice.YES : Choice.NO);
        }

        close(number);

        assertThat(hall.matter(number).state()).isEqualTo("posting");
        assertThat(result(number).count()).isEqualTo(Count.ofOwners(90_000, 9, 60_000, 6, 40_000, 4));
        var decision = decisions.get(number);
        assertThat(decision.origin()).isEqualTo(Decision.Origin.VOTE);
        assertThat(decisions
                        .covers(number, new Act("payment", SmallTown.VILLAGE, null, 30_000_000L, decision.inForce()))
                        .holds())
                .isTrue();
        assertThat(decisions
                        .covers(number, new Act("payment", SmallTown.VILLAGE, null, 30_000_001L, decision.inForce()))
                        .holds())
                .isFalse();
        hall.wait(Duration.ofDays(26));
        assertThat(hall.matter(number).state()).isEqualTo("in-force");
    }

    @Test
    void withoutTwoThirdsNothingPassesAndWhatFailsBindsNothing() {
        var few = hall.voting("owners-5", 9);
        IntStream.range(0, 5).forEach(i -> cast(few, i, Choice.YES));
        close(few);
        var against = hall.voting("owners-6", 9);
        IntStream.range(0, 8).forEach(i -> cast(against, i, i < 5 ? Choice.YES : Choice.ABSTAIN));
        close(against);

        assertThat(hall.matter(few).state()).isEqualTo("no-quorum");
        assertThat(hall.matter(against).state()).isEqualTo("failed");
        assertThat(decisions.find(few)).isEmpty();
        assertThat(decisions.find(against)).isEmpty();
    }

    @Test
    void aBallotIsReplacedUntilTheVeryLastMomentAndNotAfter() {
        var number = hall.voting("owners-5", 3);
        cast(number, 0, Choice.NO);
        hall.until(number, Duration.ofMillis(200));
        cast(number, 0, Choice.YES);
        hall.until(number, Duration.ZERO);

        refused("decision.vote.over", () -> cast(number, 1, Choice.YES));
        hall.sweep();

        assertThat(result(number).replaced()).isEqualTo(1);
        assertThat(result(number).count().yes(Measure.HEADS)).isEqualTo(1);
        assertThat(result(number).at()).isEqualTo(hall.closes(number));
    }

    @Test
    void twoHundredAtTheLastMinuteAreCountedOnceEach() throws Exception {
        var number = hall.voting("owners-5", 200);
        hall.until(number, Duration.ofMinutes(1));
        var asked = new ArrayList<Callable<Ballot>>();
        for (int i = 0; i < 200; i++) {
            var unit = i;
            asked.add(() -> ballots.cast(number, Hall.unit(unit), Choice.NO, Manner.ONLINE));
            asked.add(() -> ballots.cast(number, Hall.unit(unit), Choice.NO, Manner.ONLINE));
        }
        try (var pool = Executors.newFixedThreadPool(32)) {
            for (var answer : pool.invokeAll(asked)) {
                answer.get();
            }
        }

        assertThat(Turnout.sum("", turnout.of(number)).voted()).isEqualTo(200);
        close(number);
        assertThat(result(number).count()).isEqualTo(Count.ofOwners(2_000_000, 200, 2_000_000, 200, 0, 0));
        assertThat(result(number).replaced()).isEqualTo(200);
    }

    @Test
    void whoeverNoticesTheCloseTheVoteIsCountedOnce() throws Exception {
        var number = hall.voting("owners-5", 3);
        IntStream.range(0, 3).forEach(i -> cast(number, i, Choice.YES));
        hall.until(number, Duration.ofHours(-3));
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var answer : pool.invokeAll(java.util.Collections.nCopies(4, (Callable<Integer>) hall::sweep))) {
                answer.get();
            }
        }
        hall.sweep();

        assertThat(hall.matter(number).state()).isEqualTo("posting");
        assertThat(result(number).at()).isEqualTo(hall.closes(number));
        assertThat(jdbc.sql(
                                "select count(*) from procedure.history where number = ? and action in ('close', 'announce')")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aCrashInTheMiddleOfTheCountLeavesTheVoteToBeCountedAgain() {
        var number = hall.voting("owners-5", 3);
        IntStream.range(0, 3).forEach(i -> cast(number, i, Choice.YES));
        jdbc.sql("alter table decision.result add constraint crash check (vote <> '%s')".formatted(number))
                .update();
        hall.until(number, Duration.ZERO);
        hall.sweep();
        assertThat(hall.matter(number).state()).isEqualTo("voting");
        assertThat(hall.vote(number).closedAt()).isNull();
        refused("decision.vote.over", () -> cast(number, 0, Choice.NO));

        jdbc.sql("alter table decision.result drop constraint crash").update();
        hall.sweep();

        assertThat(hall.matter(number).state()).isEqualTo("posting");
        assertThat(result(number).count().yes(Measure.HEADS)).isEqualTo(3);
    }

    @Test
    void theDatabaseDoesNotTellWhatAnOpenBallotSays() {
        var number = hall.voting("owners-5", 30);
        IntStream.range(0, 30)
                .forEach(i -> cast(number, i, List.of(Choice.values()).get(i % 3)));

        var rows = jdbc.sql("select row_to_json(b)::text from decision.ballot b where vote = ?")
                .param(number)
                .query(String.class)
                .list();

        assertThat(rows)
                .hasSize(30)
                .allSatisfy(row -> assertThat(row).doesNotContainIgnoringCase("yes", "abstain", "同意", "弃权"));
        assertThat(jdbc.sql("select distinct length(sealed) from decision.ballot where vote = ?")
                        .param(number)
                        .query(Integer.class)
                        .list())
                .as("no ballot is longer for what it says")
                .hasSize(1);
        var vote = hall.vote(number);
        var kept = Objects.requireNonNull(vote.privateKey());
        assertThatExceptionOfType(IllegalStateException.class)
                .as("what lies in the database is no key")
                .isThrownBy(() -> new BallotSeal.Unsealing(kept));
        var stray = new BallotSeal.Unsealing(BallotSeal.keys().secret());
        var ballot = ballots.last(number, Hall.unit(0)).orElseThrow();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> stray.open(ballot.sealed(), Ballot.context(number, ballot.unit(), ballot.id())));
        assertThat(results.find(number)).isEmpty();
    }

    @Test
    void aBallotIsNeitherChangedNorRemovedAndItsDigestIsMadeForTheLog() {
        var number = hall.voting("owners-5", 3);
        cast(number, 0, Choice.YES);
        var ballot = ballots.last(number, Hall.unit(0)).orElseThrow();

        for (var sql : new String[] {
            "delete from decision.ballot where vote = ?", "update decision.ballot set unit = '1-1-102' where vote = ?"
        }) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(sql).param(number).update());
        }
        var fact = new ProvableVotes()
                .ballotChronicle(jdbc)
                .find(ballot.id().toString())
                .orElseThrow();
        assertThat(fact.open()).containsEntry("digest", ballot.digest()).containsEntry("vote", number);
        assertThat(fact.open().toString()).doesNotContain(ballot.unit());
        close(number);
        assertThat(new String(results.file(number).orElseThrow(), UTF_8)).contains(ballot.digest());
    }

    /** As whoever owns the database could: without the triggers. */
    private void behindItsBack(String table, String sql, Object... parameters) {
        jdbc.sql("alter table " + table + " disable trigger user").update();
        try {
            jdbc.sql(sql).params(parameters).update();
        } finally {
            jdbc.sql("alter table " + table + " enable trigger user").update();
        }
    }

    private void follow() {
        rounds.stream().filter(one -> one.name().equals("evidence")).forEach(Rounds::round);
    }

    @Test
    void aBallotTakenOutOrChangedBehindTheProgramsBackIsFoundAtTheCloseAndNothingIsCountedUntilItIsBack() {
        var number = hall.voting("owners-5", 4);
        IntStream.range(0, 4).forEach(i -> cast(number, i, i < 3 ? Choice.YES : Choice.NO));
        Committed.await(journal, jdbc);
        follow();
        var gone = ballots.last(number, Hall.unit(0)).orElseThrow();
        var changed = ballots.last(number, Hall.unit(3)).orElseThrow();
        jdbc.sql("create table decision.kept as select * from decision.ballot where id = ?")
                .param(gone.id())
                .update();
        behindItsBack("decision.ballot", "delete from decision.ballot where id = ?", gone.id());
        var forged = ballots.last(number, Hall.unit(1)).orElseThrow().sealed();
        var sealed = "update decision.ballot set sealed = ? where id = ?";
        behindItsBack("decision.ballot", sealed, forged, changed.id());
        var later = "update decision.ballot set seq = 7, xid = xid where id = ?";
        behindItsBack(
                "decision.ballot",
                later,
                ballots.last(number, Hall.unit(2)).orElseThrow().id());
        close(number);

        assertThat(hall.matter(number).state()).isEqualTo("counting");
        assertThat(results.find(number)).isEmpty();
        assertThat(decisions.find(number)).isEmpty();
        assertThat(rolls.events(number).getLast())
                .returns("damaged", RollRepository.Event::kind)
                .satisfies(event -> assertThat(event.said())
                        .contains("票箱里没有的选票 1 张", "与公开日志不符的选票 2 张", "打不开的选票 1 张")
                        .doesNotContain("名册与", "缺"));
        assertThat(ballots.find(gone.id())).as("its receipt finds nothing").isEmpty();
        assertThat(jdbc.sql("select count(*)::int from evidence.entry where record = ?")
                        .param(gone.record())
                        .query(Integer.class)
                        .single())
                .as("and the log still knows it")
                .isOne();
        refused("decision.damage.still", () -> hall.act(number, "count-again", Map.of("reason", "再数一遍")));

        behindItsBack("decision.ballot", "insert into decision.ballot select * from decision.kept");
        behindItsBack("decision.ballot", sealed, changed.sealed(), changed.id());
        behindItsBack("decision.ballot", "update decision.ballot set seq = 1 where vote = ? and seq = 7", number);
        jdbc.sql("drop table decision.kept").update();
        hall.act(number, "count-again", Map.of("reason", "已从备份恢复"));

        assertThat(hall.matter(number).state()).isEqualTo("posting");
        assertThat(result(number).count().yes(Measure.HEADS)).isEqualTo(3);
    }

    @Test
    void aLineTakenOutOfTheLogTogetherWithItsBallotOrARollChangedInSilenceIsFoundToo() {
        var number = hall.voting("owners-5", 3);
        IntStream.range(0, 3).forEach(i -> cast(number, i, Choice.YES));
        Committed.await(journal, jdbc);
        follow();
        var gone = ballots.last(number, Hall.unit(0)).orElseThrow();
        jdbc.sql("create table evidence.kept as select * from evidence.entry where record = ?")
                .param(gone.record())
                .update();
        behindItsBack("evidence.entry", "delete from evidence.entry where record = ?", gone.record());
        behindItsBack("decision.ballot", "delete from decision.ballot where id = ?", gone.id());
        behindItsBack(
                "decision.roll",
                "update decision.roll set area = 20000 where vote = ? and unit = ?",
                number,
                Hall.unit(1));
        close(number);
        jdbc.sql("insert into evidence.entry select * from evidence.kept").update();
        jdbc.sql("drop table evidence.kept").update();

        assertThat(hall.matter(number).state()).isEqualTo("counting");
        assertThat(rolls.events(number).getLast().said()).contains("公开日志缺 1 行", "名册与存证不符");
    }

    @Test
    void aRollIsRefusedRowByRowAndWholeWhenItsTotalsDiffer() {
        var number = hall.assembly("owners-5");
        var bad = Hall.table(
                "1-101,1号楼,89.50,a,", "1-101,1号楼,89.50,b,", "1-102,1号楼,-3,c,", "1-103,1号楼,,d,", "1-104,1号楼,1.234,,12");

        var report = rolls.replace(number, bad, 5, 44_750);

        assertThat(report.imported()).isFalse();
        assertThat(report.refused()).hasSize(4);
        assertThat(report.refused().get(0)).contains("第 3 行", "1-101", "第 2 行");
        assertThat(report.refused().get(3)).contains("面积", "业主", "电话");
        assertThat(rolls.current(number)).isEmpty();
        var good = Hall.table("1-101,1号楼,89.50,a,13800000000", "1-102,1号楼,89.50,a、b,");
        assertThat(rolls.replace(number, good, 3, 17_900).refused()).hasSize(1);
        assertThat(rolls.replace(number, good, 2, 17_901).refused()).hasSize(1);
        assertThat(rolls.replace(number, good, 2, 17_900).imported()).isTrue();
        assertThat(rolls.roll(number).ambiguous()).containsExactly("1-101", "1-102");
    }

    @Test
    void afterNoticeTheRollChangesOnlyInPublicAndForAReason() {
        var number = hall.voting("owners-5", 3);
        refused("decision.roll.frozen", () -> rolls.replace(number, Hall.table("1,1,1,a,"), 1, 100));

        hall.act(
                number, "amend", Map.of("unit", Hall.unit(0), "change", "area", "area", "120.00", "reason", "不动产登记更正"));
        hall.act(number, "amend", Map.of("unit", Hall.unit(1), "change", "remove", "reason", "不是本小区"));

        var events = rolls.events(number);
        assertThat(events)
                .extracting(RollRepository.Event::kind)
                .containsExactly("shown", "frozen", "changed", "changed");
        assertThat(events.getLast().units()).isEqualTo(2);
        assertThat(events.getLast().area()).isEqualTo(22_000);
        assertThat(events.get(1).digest()).isNotEqualTo(events.get(2).digest());
        refused("decision.vote.unknown-unit", () -> cast(number, 1, Choice.YES));
    }
}
