package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Lives.class})
class HoldsTests {

    private static final int THREADS = 64;

    private final Lives lives;
    private final Matters matters;
    private final MatterList list;
    private final Inbox inbox;
    private final Posts posts;
    private final OverdueWatch watch;
    private final SmallTown town;
    private final JdbcClient jdbc;
    private final TestTime.Movable time;

    HoldsTests(
            Lives lives,
            Matters matters,
            MatterList list,
            Inbox inbox,
            Posts posts,
            OverdueWatch watch,
            SmallTown town,
            JdbcClient jdbc,
            TestTime.Movable time) {
        this.lives = lives;
        this.matters = matters;
        this.list = list;
        this.inbox = inbox;
        this.posts = posts;
        this.watch = watch;
        this.town = town;
        this.jdbc = jdbc;
        this.time = time;
    }

    @Test
    void ofSixtyFourWhoActAtOnceExactlyOneWinsAndTheOthersLearnWhatChanged() throws Exception {
        var number = lives.report("六十四个人同时办一件事");

        var outcomes = atOnce(i ->
                lives.act(i % 2 == 0 ? "李芳" : "张伟", number, "call-back", 1, Map.of("outcome", "reached"), "race-" + i));

        assertThat(outcomes).filteredOn(Step.Taken.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Refusal.class::isInstance)
                .hasSize(THREADS - 1)
                .allSatisfy(refusal -> assertThat(((Refusal) refusal).code()).isEqualTo("procedure.stale"));
        assertThat(lives.now(number).version()).isEqualTo(2);
    }

    @Test
    void theSameReportSentSixtyFourTimesAtOnceIsOneMatter() throws Exception {
        var outcomes = atOnce(_ -> lives.report("连点六十四次", "13800002222", "double-tap"));

        assertThat(outcomes).hasSize(THREADS).containsOnly(outcomes.getFirst());
    }

    @Test
    void everyClockFiresOnceHoweverManyLook() throws Exception {
        var number = lives.report("没有人回电话");
        time.advance(Duration.ofMinutes(31));
        try {
            atOnce(_ -> watch.sweep());
            var overdue = jdbc.sql("select count(*) from notice.outbox where dedupe like :one")
                    .param("one", number + "/first-contact1/overdue/%")
                    .query(Long.class)
                    .single();

            assertThat(lives.clock(number, "first-contact").overdueAt()).isNotNull();
            assertThat(lives.clock(number, "first-contact").nextAt()).isNull();
            assertThat(overdue).isEqualTo(2);
        } finally {
            time.advance(Duration.ofMinutes(-31));
        }
    }

    @Test
    void aResidentWhoNeverAnswersDoesNotStopTheMatterForEver() {
        var number = lives.report("请补充照片");
        lives.act("李芳", number, "call-back", Map.of("outcome", "reached"));
        lives.act("李芳", number, "ask-resident", Map.of("question", "在几楼？"));
        time.advance(Duration.ofDays(30));
        try {
            watch.sweep();
            assertThat(lives.now(number).state()).isEqualTo("handling");
            assertThat(lives.clock(number, "handle").running()).isTrue();
        } finally {
            time.advance(Duration.ofDays(-30));
        }
    }

    @Test
    void historyCannotBeChangedEvenByHand() {
        var number = lives.report("历史不可改");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("update procedure.history set name = '别人' where number = :number")
                        .param("number", number.value())
                        .update());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from procedure.history where number = :number")
                        .param("number", number.value())
                        .update());
    }

    @Test
    void personalAnswersAreNowhereReadableInTheDatabase() {
        lives.report("手机号不落明文", "13912345678", null);

        for (var table : List.of("procedure.matter", "procedure.history", "procedure.personal", "notice.outbox")) {
            assertThat(jdbc.sql("select count(*) from %s t where t::text like '%%13912345678%%'".formatted(table))
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void nobodySeesAnotherPlacesMatterHoweverManyLookAtOnce() throws Exception {
        var here = lives.report("水川路的事");
        var scope = posts.scopeOf(town.who("赵敏"));

        var outcomes = atOnce(_ -> {
            assertThat(list.page(scope, MatterList.Filter.ALL, 1, 100))
                    .noneMatch(listed -> listed.matter().place().isWithin(SmallTown.VILLAGE));
            assertThat(inbox.of(scope, 100))
                    .noneMatch(listed -> listed.matter().place().isWithin(SmallTown.VILLAGE));
            return lives.act("赵敏", here, "call-back", 1, Map.of("outcome", "reached"), null);
        });

        assertThat(outcomes).allMatch(Refusal.class::isInstance);
        assertThat(lives.now(here).version()).isOne();
    }

    /** Random lives: whatever is done, clocks, states and history stay in step. */
    @Test
    void randomLivesKeepTheirPromises() {
        var random = new Random(20261122);
        var everybody = List.of("李芳", "张伟", "王强", "陈静", "孙立", "周平", "吴霞", "郑刚");
        for (int life = 0; life < 40; life++) {
            var number = lives.report("第 " + life + " 件");
            for (int step = 0; step < 12; step++) {
                try {
                    tryAnything(number, everybody.get(random.nextInt(everybody.size())), random);
                } catch (Refusal refused) {
                    assertThat(refused.code()).startsWith("procedure.").as("%s", refused);
                } catch (RuntimeException e) {
                    throw new AssertionError("life " + life + " step " + step, e);
                }
            }
            assertKeepsItsPromises(number);
        }
    }

    private void tryAnything(MatterNumber number, String name, Random random) {
        var matter = lives.now(number);
        var actions = List.copyOf(lives.procedure(matter).actions().values());
        var action = actions.get(random.nextInt(actions.size()));
        var form = lives.anyForm(action, random);
        var actor = random.nextInt(3) == 0
                ? new Actor.Resident(new Phone("13800001111"), null)
                : new Actor.Officer(town.who(name), name);
        matters.perform(new Step(number, action.key(), matter.version(), form, actor, null, null));
    }

    private void assertKeepsItsPromises(MatterNumber number) {
        var matter = lives.now(number);
        var history = lives.history(matter);
        assertThat(history).hasSize(matter.version());
        assertThat(history.getLast().to()).isEqualTo(matter.state());
        assertThat(matter.closedAt() != null).isEqualTo(matter.ended());
        for (var clock : matter.clocks()) {
            assertThat(clock.running() || clock.paused() || clock.stoppedAt() != null)
                    .isTrue();
        }
        if (!matter.ended() && lives.procedure(matter).state(matter.state()).unclocked() == null) {
            assertThat(matter.clocks()).anyMatch(clock -> clock.running() || clock.paused());
        }
        assertThat(Shanghai.day(matter.openedAt())).isBeforeOrEqualTo(Shanghai.day(matter.changedAt()));
    }

    private interface Act {
        Object run(int i) throws Exception;
    }

    /** Does the same with 64 threads that start together; a refusal is an outcome. */
    private static List<Object> atOnce(Act act) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            var futures = new ArrayList<Future<Object>>();
            for (int i = 0; i < THREADS; i++) {
                int mine = i;
                Callable<Object> task = () -> {
                    start.await();
                    try {
                        return act.run(mine);
                    } catch (Refusal refusal) {
                        return refusal;
                    }
                };
                futures.add(pool.submit(task));
            }
            start.countDown();
            var outcomes = new ArrayList<Object>();
            for (var future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }
}
