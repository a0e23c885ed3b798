package org.gongzhi.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A node that dies in the middle of a round leaves nothing half done: what it had finished stands, and the next round,
 * on whatever node, does the rest once. The year 2029 is theirs.
 */
@Pages
class DisclosureCrashTests {

    private final DueCheck check;
    private final DueRepository due;
    private final Publications publications;
    private final Versions versions;
    private final Archiving archiving;
    private final Reminders reminders;
    private final Tallies tallies;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SmallTown town;
    private final TestTime.Movable time;

    DisclosureCrashTests(
            DueCheck check,
            DueRepository due,
            Publications publications,
            Versions versions,
            Archiving archiving,
            Reminders reminders,
            Tallies tallies,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SmallTown town,
            TestTime.Movable time) {
        this.check = check;
        this.due = due;
        this.publications = publications;
        this.versions = versions;
        this.archiving = archiving;
        this.reminders = reminders;
        this.tallies = tallies;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.town = town;
        this.time = time;
    }

    @BeforeEach
    void settle() {
        town.settle();
    }

    @AfterEach
    void timeIsItselfAgain() {
        time.set(InstantSource.system().instant());
    }

    @Test
    void whatIsDueIsLaidDownWholeOrNotAtAll() {
        time.set(Instant.parse("2029-01-20T02:00:00Z"));
        var first = new Slot(SmallTown.OTHER_VILLAGE, "income-expense", Period.of("2029-01"));
        dies(() -> due.add(first, "", java.time.LocalDate.parse("2029-02-10"), 15), this::plan);

        assertThat(due.ofMonth(SmallTown.COUNTY, "2029-01")).isEmpty();
        assertThat(plan()).isPositive();
        assertThat(plan()).isZero();
        assertThat(tallies.of(SmallTown.COUNTY, "2029-01").due())
                .isEqualTo(due.ofMonth(SmallTown.COUNTY, "2029-01").size());
    }

    @Test
    void whatIsLateIsMarkedAndToldOnceThoughTheFirstToTellItDied() {
        var slots = planned("2029-03");
        time.set(Instant.parse("2029-04-25T02:00:00Z"));
        dies(() -> due.lock(slots.getLast()), () -> check.mark(Shanghai.day(time.instant())));
        assertThat(tallies.of(SmallTown.OTHER_VILLAGE, "2029-03").late()).isZero();
        check.mark(Shanghai.day(time.instant()));
        assertThat(tallies.of(SmallTown.OTHER_VILLAGE, "2029-03").late()).isEqualTo(slots.size());

        dies(() -> due.lock(slots.getFirst()), reminders::tell);
        assertThat(told()).isZero();
        reminders.tell();
        var once = told();
        assertThat(once).isPositive();
        reminders.tell();
        assertThat(told()).isEqualTo(once);
    }

    @Test
    void aReviewThatDiedCanBeGivenAgainAndPublishesOnce() {
        var slot = planned("2029-06").getFirst();
        publications.save(slot, new Contents("说清楚", List.of(), List.of()), 0);
        publications.submit(slot, officer("赵敏"), null);
        dies(() -> due.lock(slot), () -> pass(slot));

        assertThat(versions.all(slot)).isEmpty();
        assertThat(publications.draft(slot).contents().summary()).isEqualTo("说清楚");
        pass(slot);
        assertThat(versions.all(slot)).hasSize(1);
        assertThat(tallies.of(SmallTown.OTHER_VILLAGE, "2029-06").done()).isOne();
    }

    @Test
    void whatADyingRoundHadPutAwayStaysAndTheRestIsPutAwayOnceByOtherNodes() throws Exception {
        var slots = planned("2029-09").subList(0, 3);
        for (var slot : slots) {
            publications.save(slot, new Contents("到期归档", List.of(), List.of()), 0);
            publications.submit(slot, officer("赵敏"), null);
            pass(slot);
        }
        time.advance(Duration.ofDays(60));
        dies(() -> due.lock(slots.get(1)), archiving::archive);
        assertThat(due.find(slots.get(1)).orElseThrow().archived()).isFalse();

        try (var nodes = Executors.newFixedThreadPool(4)) {
            for (var node : List.of(
                    nodes.submit(archiving::archive),
                    nodes.submit(archiving::archive),
                    nodes.submit(archiving::archive))) {
                node.get();
            }
        }
        assertThat(slots).allSatisfy(slot -> {
            var now = due.find(slot).orElseThrow();
            assertThat(now.archived()).isTrue();
            assertThat(jdbc.sql("select count(*) from procedure.history where number = :number and action = 'archive'")
                            .param("number", now.number())
                            .query(Integer.class)
                            .single())
                    .isOne();
        });
    }

    /** Lets a round run until it waits for what somebody else holds, and there takes its connection away. */
    private void dies(Runnable hold, Runnable round) {
        transaction.executeWithoutResult(held -> {
            hold.run();
            held.setRollbackOnly();
            try (var node = Executors.newVirtualThreadPerTaskExecutor()) {
                var running = node.submit(round);
                while (!killed()) {
                    assertThat(running.isDone()).as("it never came to wait").isFalse();
                }
                assertThatExceptionOfType(ExecutionException.class).isThrownBy(running::get);
            }
        });
    }

    private boolean killed() {
        return jdbc.sql("""
                        select pg_terminate_backend(pid) from (select distinct pid from pg_locks where not granted) waiting
                         where pg_backend_pid() = any (pg_blocking_pids(pid))
                        """).query(Boolean.class).list().contains(true);
    }

    private int plan() {
        return check.plan(
                YearMonth.from(Shanghai.day(time.instant())),
                place -> place.code().isWithin(SmallTown.COUNTY));
    }

    private List<Slot> planned(String month) {
        time.set(Instant.parse(month + "-20T02:00:00Z"));
        plan();
        return due.ofMonth(SmallTown.OTHER_VILLAGE, month).stream()
                .map(Due::slot)
                .toList();
    }

    private long told() {
        return jdbc.sql(
                        "select count(*) from notice.outbox where template like 'disclosure-%' and dedupe like '%/2029-04-25/%'")
                .query(Long.class)
                .single();
    }

    private void pass(Slot slot) {
        publications.review(slot, Map.of("verdict", "pass"), officer("陈静"), null);
    }

    private Actor officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }
}
