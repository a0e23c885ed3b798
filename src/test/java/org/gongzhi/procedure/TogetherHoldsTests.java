package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.testing.ForAll;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Lives.class})
class TogetherHoldsTests {

    private static final int THREADS = 64;
    private static final List<String> EVERYBODY = List.of("李芳", "张伟", "王强", "陈静", "孙立", "周平", "吴霞", "郑刚");

    private final Lives lives;
    private final Matters matters;
    private final Relations relations;
    private final OverdueWatch watch;
    private final SmallTown town;
    private final TestTime.Movable time;
    private final Recount recount;

    TogetherHoldsTests(
            Lives lives,
            Matters matters,
            Relations relations,
            OverdueWatch watch,
            SmallTown town,
            TestTime.Movable time,
            JdbcClient jdbc) {
        this.lives = lives;
        this.matters = matters;
        this.relations = relations;
        this.watch = watch;
        this.town = town;
        this.time = time;
        this.recount = new Recount(lives, jdbc);
    }

    @Test
    void sixtyFourWhoMergePartFinishAndReopenAtOnceLeaveNothingHalfDone() throws Exception {
        var numbers = new ArrayList<MatterNumber>();
        for (int i = 0; i < 6; i++) {
            numbers.add(lives.handled("一处漏水，第 " + i + " 位反映"));
        }
        var merged = new AtomicInteger();
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            var futures = new ArrayList<Future<Object>>();
            for (int i = 0; i < THREADS; i++) {
                var random = new Random(i);
                Callable<Object> busy = () -> {
                    start.await();
                    for (int step = 0; step < 6; step++) {
                        merged.addAndGet(oneOf(numbers, random) ? 1 : 0);
                    }
                    return "";
                };
                futures.add(pool.submit(busy));
            }
            start.countDown();
            for (var future : futures) {
                future.get();
            }
        }

        recount.holds(numbers);
        assertThat(merged.get()).as("merges that happened").isPositive();
    }

    /** Each lifts the matter one step on the way of merging, parting, answering and asking; true when it merged. */
    private boolean oneOf(List<MatterNumber> numbers, Random random) {
        var number = numbers.get(random.nextInt(numbers.size()));
        var lead = numbers.get(random.nextInt(numbers.size()));
        try {
            switch (lives.now(number).state()) {
                case "handling", "contacted" -> {
                    if (random.nextInt(5) > 0) {
                        lives.act("李芳", number, "merge", Map.of("lead", lead.value(), "reason", "同一处"));
                        return true;
                    }
                    lives.act("李芳", number, "finish", Map.of("result", "已修好"));
                }
                case "merged" -> lives.act("张伟", number, "unmerge", Map.of("reason", "不是一处"));
                case "verifying" ->
                    lives.act("王强", number, "verify", Map.of("verdict", random.nextBoolean() ? "pass" : "fail"));
                case "calling" ->
                    lives.act(
                            "吴霞",
                            number,
                            "call",
                            Map.of(
                                    "outcome",
                                    "reached",
                                    "solved",
                                    random.nextBoolean() ? "yes" : "no",
                                    "satisfied",
                                    "yes"));
                default -> byReporter(number, "reopen", Map.of("text", "又漏了"));
            }
        } catch (Refusal refused) {
            assertThat(refused.code()).startsWith("procedure.");
        }
        return false;
    }

    private void byReporter(MatterNumber number, String action, Map<String, Object> form) {
        var resident = new Actor.Resident(new Phone("13800001111"), null);
        matters.perform(new Step(number, action, lives.now(number).version(), form, resident, null, null));
    }

    /**
     * Random lives of several matters at a time, with children, time that passes, and everybody doing what they may.
     */
    @ForAll(tries = 4)
    void whateverHappensEveryReporterHasOneAnswerAndEveryClockIsRunningPausedOrDone(long seed) {
        var random = new Random(seed);
        var numbers = new ArrayList<MatterNumber>();
        for (int i = 0; i < 4; i++) {
            numbers.add(random.nextBoolean() ? lives.handled("第 " + i + " 件") : lives.report("第 " + i + " 件"));
        }
        var moved = java.time.Duration.ZERO;
        try {
            for (int step = 0; step < 60; step++) {
                if (random.nextInt(15) == 0) {
                    var pass = java.time.Duration.ofHours(random.nextInt(40));
                    time.advance(pass);
                    moved = moved.plus(pass);
                    watch.sweep();
                }
                anything(numbers, random);
            }
            recount.holds(numbers);
        } finally {
            time.advance(moved.negated());
        }
    }

    private void anything(List<MatterNumber> numbers, Random random) {
        var number = numbers.get(random.nextInt(numbers.size()));
        var matter = lives.now(number);
        var children = relations.children(matter);
        if (!children.isEmpty() && random.nextInt(4) == 0) {
            number = children.get(random.nextInt(children.size())).number();
            matter = lives.now(number);
        }
        var actions = lives.procedure(matter)
                .actionsFrom(matter.state())
                // What a module does that is no part of this test cannot be done here.
                .filter(action -> action.effect() == null)
                .toList();
        if (actions.isEmpty()) {
            return;
        }
        var action = actions.get(random.nextInt(actions.size()));
        var form = new HashMap<>(lives.anyForm(action, random));
        action.form().values().stream()
                .filter(field -> field.type() == Field.Type.MATTER)
                .forEach(field -> form.put(
                        field.key(), numbers.get(random.nextInt(numbers.size())).value()));
        var name = EVERYBODY.get(random.nextInt(EVERYBODY.size()));
        var actor = action.takenBy(ActorRule.TheReporter.class)
                ? new Actor.Resident(new Phone("13800001111"), null)
                : new Actor.Officer(town.who(name), name);
        try {
            matters.perform(new Step(number, action.key(), matter.version(), form, actor, null, null));
        } catch (Refusal refused) {
            assertThat(refused.code()).matches("(procedure|kernel|web)\\..*");
        }
    }
}
