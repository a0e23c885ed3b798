package org.gongzhi.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must hold when many do it at once, when a round comes twice, and when the clock is turned back. Years of its
 * own.
 */
@Pages
class DisclosureHoldsTests {

    private static final int AT_ONCE = 8;

    private final DueCheck check;
    private final DueRepository due;
    private final Archiving archiving;
    private final Publications publications;
    private final Versions versions;
    private final Tallies tallies;
    private final Reminders reminders;
    private final JdbcClient jdbc;
    private final SmallTown town;
    private final TestTime.Movable time;

    DisclosureHoldsTests(
            DueCheck check,
            DueRepository due,
            Archiving archiving,
            Publications publications,
            Versions versions,
            Tallies tallies,
            Reminders reminders,
            JdbcClient jdbc,
            SmallTown town,
            TestTime.Movable time) {
        this.check = check;
        this.due = due;
        this.archiving = archiving;
        this.publications = publications;
        this.versions = versions;
        this.tallies = tallies;
        this.reminders = reminders;
        this.jdbc = jdbc;
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
    void ofManyWhoPublishTheSameAtOnceOneDoesAndTheCountsStayRight() throws Exception {
        var month = plan("2034-03");
        var slots = slots(SmallTown.VILLAGE, month);
        slots.forEach(slot -> publications.save(slot, new Contents("同时", List.of(), List.of()), 0));

        var sent = all(twice(slots, slot -> publications.submit(slot, writer(slot), null)));
        var passed = all(twice(slots, slot -> {
            publications.review(slot, Map.of("verdict", "pass"), officer("陈静"), null);
            return slot;
        }));

        assertThat(sent).isEqualTo(slots.size());
        assertThat(passed).isEqualTo(slots.size());
        assertThat(slots).allSatisfy(slot -> assertThat(versions.all(slot)).hasSize(1));
        assertThat(tallies.of(SmallTown.VILLAGE, month))
                .isEqualTo(new Tallies.Tally(slots.size(), slots.size(), slots.size(), 0));
    }

    @Test
    void twoNodesPlanAndMarkAtOnceAndACorrectionNeverChangesWhatIsCounted() throws Exception {
        time.set(Instant.parse("2034-06-20T02:00:00Z"));
        var planned = new ArrayList<Callable<Object>>();
        for (int i = 0; i < AT_ONCE; i++) {
            planned.add(() ->
                    check.plan(YearMonth.of(2034, 6), place -> place.code().isWithin(SmallTown.COUNTY)));
        }
        all(planned);
        var rows = due.ofMonth(SmallTown.VILLAGE, "2034-06");
        assertThat(tallies.of(SmallTown.VILLAGE, "2034-06").due()).isEqualTo(rows.size());

        var slot = rows.getFirst().slot();
        publish(slot, 0);
        time.advance(Duration.ofDays(60));
        var marked = new ArrayList<Callable<Object>>();
        for (int i = 0; i < AT_ONCE; i++) {
            marked.add(() -> check.mark(Shanghai.day(time.instant())));
        }
        all(marked);
        publications.correct(slot, "数字写错", officer("李芳"));
        publish(slot, 1);
        assertThat(tallies.of(SmallTown.VILLAGE, "2034-06"))
                .isEqualTo(new Tallies.Tally(rows.size(), 1, 1, rows.size() - 1));
    }

    @Test
    void whoSendsAgainAndWhoReviewsNeverWaitForEachOther() throws Exception {
        var slots = slots(SmallTown.OTHER_VILLAGE, plan("2030-08"));
        slots.forEach(slot -> publications.save(slot, new Contents("送了又送", List.of(), List.of()), 0));
        var deeds = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 4; i++) {
            slots.forEach(slot -> deeds.add(() -> publications.submit(slot, writer(slot), null)));
            slots.forEach(slot -> deeds.add(() -> {
                publications.review(slot, Map.of("verdict", "pass"), officer("陈静"), null);
                return slot;
            }));
        }
        all(deeds, 64);
        assertThat(slots)
                .allSatisfy(slot -> assertThat(versions.all(slot).size()
                                + (due.find(slot).orElseThrow().work() == Due.Work.REVIEW ? 1 : 0))
                        .isOne());
    }

    /** Sixty-four hands at once: some publish late, some correct, and rounds mark and put away meanwhile. */
    @Test
    void publishingCorrectingAndExpiringAtOnceLeaveEachPublicationWhole() throws Exception {
        var posted = slots(SmallTown.OTHER_VILLAGE, plan("2030-05"));
        posted.forEach(slot -> publish(slot, 0));
        var late = slots(SmallTown.OTHER_VILLAGE, plan("2030-06"));
        time.advance(Duration.ofDays(60));
        var today = Shanghai.day(time.instant());
        var deeds = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 4; i++) {
            posted.forEach(slot -> deeds.add(() -> {
                publications.correct(slot, "数字写错", writer(slot));
                return slot;
            }));
            late.forEach(slot -> deeds.add(() -> {
                publish(slot, 0);
                return slot;
            }));
            deeds.add(() -> check.mark(today));
            deeds.add(archiving::archive);
        }
        Collections.shuffle(deeds, new Random(64));
        all(deeds, 64);
        archiving.archive();
        check.mark(today);

        assertThat(late).allSatisfy(slot -> assertThat(versions.all(slot)).hasSize(1));
        for (var slot : posted) {
            assertThat(versions.all(slot)).hasSize(1);
            if (due.find(slot).orElseThrow().work() == Due.Work.NONE) {
                // It was put away under the eyes of all who would have corrected it.
                publications.correct(slot, "数字写错", writer(slot));
            }
            publish(slot, 1);
            assertThat(versions.all(slot)).extracting(Version::version).containsExactly(2, 1);
        }
        archiving.archive();
        assertThat(posted)
                .allSatisfy(slot -> assertThat(due.find(slot).orElseThrow())
                        .as("the new version has its whole time before it")
                        .matches(now -> !now.archived()
                                && now.postedUntil() != null
                                && now.postedUntil().isAfter(today.plusDays(14))));
        assertThat(tallies.of(SmallTown.OTHER_VILLAGE, "2030-05"))
                .isEqualTo(new Tallies.Tally(posted.size(), posted.size(), posted.size(), 0));
        assertThat(tallies.of(SmallTown.OTHER_VILLAGE, "2030-06"))
                .isEqualTo(new Tallies.Tally(late.size(), late.size(), 0, 0));
    }

    private List<Slot> slots(PlaceCode village, String month) {
        return due.ofMonth(village, month).stream().map(Due::slot).toList();
    }

    @Test
    void aClockTurnedBackTakesNothingBack() {
        var month = plan("2034-09");
        time.set(Instant.parse("2034-11-20T02:00:00Z"));
        check.mark(Shanghai.day(time.instant()));
        var late = tallies.of(SmallTown.VILLAGE, month).late();
        assertThat(late).isPositive();

        time.set(Instant.parse("2034-09-20T02:00:00Z"));
        check.mark(Shanghai.day(time.instant()));
        assertThat(tallies.of(SmallTown.VILLAGE, month).late()).isEqualTo(late);
        var slot = due.ofMonth(SmallTown.VILLAGE, month).getFirst().slot();
        publish(slot, 0);
        assertThat(due.find(slot).orElseThrow().state()).isEqualTo(Due.State.DONE);
    }

    @Test
    void theVillageIsRemindedOnceBeforeAndTheTownToldOnceAfter() {
        plan("2035-01");
        time.set(Instant.parse("2035-02-06T02:00:00Z"));
        reminders.tell();
        var village = told("disclosure-due", SmallTown.VILLAGE.value());
        assertThat(village)
                .as("one message for all that is due, to each of its people")
                .isPositive()
                .isEqualTo(jdbc.sql("select count(distinct person) from notice.outbox"
                                + " where template = 'disclosure-due' and place = :place and dedupe like '%/2035-%'")
                        .param("place", SmallTown.VILLAGE.value())
                        .query(Long.class)
                        .single());
        reminders.tell();
        assertThat(told("disclosure-due", SmallTown.VILLAGE.value())).isEqualTo(village);

        var town = told("disclosure-late", SmallTown.STREET.value());
        time.set(Instant.parse("2035-02-20T02:00:00Z"));
        check.mark(Shanghai.day(time.instant()));
        reminders.tell();
        reminders.tell();
        assertThat(told("disclosure-late", SmallTown.STREET.value())).isEqualTo(town + 1);
    }

    private long told(String template, String place) {
        return jdbc.sql(
                        "select count(*) from notice.outbox where template = :template and place = :place and dedupe like '%/2035-%'")
                .param("template", template)
                .param("place", place)
                .query(Long.class)
                .single();
    }

    private String plan(String month) {
        time.set(Instant.parse(month + "-20T02:00:00Z"));
        check.plan(YearMonth.parse(month), place -> place.code().isWithin(SmallTown.COUNTY));
        return month;
    }

    private void publish(Slot slot, int edition) {
        publications.save(slot, new Contents("说清楚", List.of(), List.of()), edition);
        publications.submit(slot, writer(slot), null);
        publications.review(slot, Map.of("verdict", "pass"), officer("陈静"), null);
    }

    @FunctionalInterface
    private interface Deed {
        Object on(Slot slot);
    }

    private static List<Callable<Object>> twice(List<Slot> slots, Deed deed) {
        var deeds = new ArrayList<Callable<Object>>();
        for (var slot : slots) {
            deeds.add(() -> deed.on(slot));
            deeds.add(() -> deed.on(slot));
        }
        return deeds;
    }

    /** How many succeeded; whoever comes second is refused and nothing else. */
    private static int all(List<Callable<Object>> deeds) throws Exception {
        return all(deeds, AT_ONCE);
    }

    private static int all(List<Callable<Object>> deeds, int atOnce) throws Exception {
        int done = 0;
        try (var pool = Executors.newFixedThreadPool(atOnce)) {
            for (Future<Object> one : pool.invokeAll(deeds)) {
                try {
                    one.get();
                    done++;
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof Refusal)) {
                        throw e;
                    }
                }
            }
        }
        return done;
    }

    private Actor writer(Slot slot) {
        return officer(slot.place().equals(SmallTown.VILLAGE) ? "李芳" : "赵敏");
    }

    private Actor officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }
}
