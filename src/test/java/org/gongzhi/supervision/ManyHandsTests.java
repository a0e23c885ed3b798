package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Step;
import org.gongzhi.supervision.Reports.Opened;
import org.gongzhi.supervision.SpotChecks.Announcement;
import org.gongzhi.supervision.SpotChecks.Candidate;
import org.gongzhi.testing.Committed;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many at once: reporters, officers, residents, and two nodes that go the same rounds. */
@Pages
class ManyHandsTests {

    private final SmallTown town;
    private final Office office;
    private final Reports reports;
    private final Attachments attachments;
    private final Originals originals;
    private final OfficerKeys keys;
    private final Remedies remedies;
    private final SpotChecks checks;
    private final SpotRepository spots;
    private final List<Rounds> rounds;
    private final Matters matters;
    private final Journal journal;
    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final TestTime.Movable time;

    private UUID an = new UUID(0, 0);
    private UUID bo = new UUID(0, 0);
    private UUID chu = new UUID(0, 0);

    ManyHandsTests(
            SmallTown town,
            Accounts accounts,
            Posts posts,
            Vault vault,
            Reports reports,
            Attachments attachments,
            Originals originals,
            OfficerKeys keys,
            Remedies remedies,
            SpotChecks checks,
            SpotRepository spots,
            List<Rounds> rounds,
            Matters matters,
            Journal journal,
            WorkCalendar calendar,
            JdbcClient jdbc,
            TestTime.Movable time) {
        this.town = town;
        this.office = new Office(accounts, posts, keys, vault, jdbc);
        this.reports = reports;
        this.attachments = attachments;
        this.originals = originals;
        this.keys = keys;
        this.remedies = remedies;
        this.checks = checks;
        this.spots = spots;
        this.rounds = rounds;
        this.matters = matters;
        this.journal = journal;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.time = time;
    }

    @BeforeEach
    void settle() {
        town.settle();
        an = office.officer("jw-an", "安守一", "");
        bo = office.officer("jw-bo", "薄守二", "");
        chu = office.officer("jw-chu", "储守三", "储大勇、何美");
    }

    /** Every form is sent twice at the same moment, as an impatient thumb does. */
    @Test
    void ofSixtyFourReportsHandedInAtOnceEachReceiptOpensItsOwnAndNoOther() throws Exception {
        var wishes = new ArrayList<Callable<Opened>>();
        for (int i = 0; i < 64; i++) {
            int reporter = i % 32;
            wishes.add(() -> reports.file(SmallTown.COUNTY, draft("第" + reporter + "个人反映的事"), receipt(reporter)));
        }

        var filed = atOnce(wishes);

        assertThat(filed.stream().map(Opened::report).distinct()).hasSize(32);
        for (int i = 0; i < 32; i++) {
            var opened = reports.find(receipt(i)).orElseThrow();
            assertThat(opened.report()).isEqualTo(filed.get(i).report());
            assertThat(reports.draft(opened).text()).isEqualTo("第" + i + "个人反映的事");
            assertThat(keys.holdersOf(opened.report())).hasSizeGreaterThanOrEqualTo(Readers.LEAST);
            var other = new Opened(opened.report(), filed.get((i + 1) % 32).key());
            assertThatThrownBy(() -> reports.draft(other)).isInstanceOf(Locks.Unopened.class);
        }
    }

    @Test
    void ofTwoWhoAgreeAtOnceToOpenAnOriginalOneIsTheSecondPersonAndTheOtherIsToldSo() throws Exception {
        var photograph = Evidence.photograph("TWO-AT-ONCE");
        var filed = reports.file(SmallTown.COUNTY, draft("两个人同时点同意"), receipt(100));
        attachments.keep(filed, attachments.look(filed, "c.jpg", photograph).token());
        var file = attachments.list(filed).getFirst();
        originals.ask(filed, file.id(), holder(an), own(an), "核对原件");
        var wish = originals.of(filed).getFirst();
        var second = own(bo);
        var third = own(chu);

        var told = ManyHandsTests.<String>atOnce(List.of(
                () -> tried(() -> originals.agree(filed, wish.id(), holder(bo), second)),
                () -> tried(() -> originals.agree(filed, wish.id(), holder(chu), third))));

        assertThat(told).containsExactlyInAnyOrder("", "supervision.agreed-before");
        var agreed = told.getFirst().isEmpty() ? bo : chu;
        assertThat(originals.fetch(filed, wish.id(), holder(agreed), agreed.equals(bo) ? second : third))
                .hasValue(photograph);
        assertThat(originals.fetch(filed, wish.id(), holder(an), own(an))).hasValue(photograph);
        var late = agreed.equals(bo) ? chu : bo;
        assertThatThrownBy(() -> originals.fetch(filed, wish.id(), holder(late), late.equals(bo) ? second : third))
                .hasMessage("supervision.second-person");
    }

    @Test
    void twoNodesThatGoTheSameRoundsTellEachOfficerOnceAndDrawEachUnitOnce() throws Exception {
        reports.file(SmallTown.COUNTY, draft("两个节点一起走"), receipt(200));
        var code = checks.announce(new Announcement(
                SmallTown.COUNTY,
                "两个节点一起抽",
                "样例",
                List.of(
                        new Candidate(SmallTown.VILLAGE.value(), "水川路社区"),
                        new Candidate(SmallTown.OTHER_VILLAGE.value(), "友好路社区")),
                2,
                "白银区纪委",
                time.instant()));
        var before = time.instant();
        var day = Shanghai.day(before).plusDays(1);
        while (!calendar.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        Committed.await(journal, jdbc);
        time.set(Shanghai.startOf(day).plus(Duration.ofHours(10)));
        try {
            round("evidence");
            atOnce(IntStream.range(0, 6)
                    .<Callable<Boolean>>mapToObj(i -> () -> round(i % 2 == 0 ? "whistle" : "spot-checks"))
                    .toList());
        } finally {
            time.advance(Duration.between(time.instant(), before));
        }

        assertThat(told(an, day.toString())).isOne();
        assertThat(told(bo, day.toString())).isOne();
        var check = spots.find(code).orElseThrow();
        assertThat(check.drawn()).isNotNull();
        assertThat(spots.units(check.id()))
                .extracting(SpotCheck.Drawn::code)
                .containsExactlyInAnyOrder(SmallTown.VILLAGE.value(), SmallTown.OTHER_VILLAGE.value());
        assertThat(jdbc.sql("select count(*) from procedure.matter where fields ->> 'check' = :code")
                        .param("code", code)
                        .query(Integer.class)
                        .single())
                .as("a visit for each unit")
                .isEqualTo(2);
    }

    @Test
    void twoHundredWhoSupportATopicAtOnceCountOnceEach() throws Exception {
        var number = remedies.propose(
                SmallTown.COUNTY, "集贸市场缺斤短两", "秤不准", Phone.parse("13911117777"), "many-hands/" + UUID.randomUUID());
        act(number, "post");
        var wishes = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 300; i++) {
            // The last hundred press twice.
            var phone = Phone.parse("139222%05d".formatted(i % 200));
            wishes.add(() -> {
                remedies.support(number, phone);
                return true;
            });
        }

        atOnce(wishes);

        assertThat(remedies.find(number).orElseThrow().supports()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) from supervision.voice where number = :number")
                        .param("number", number.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(200);
    }

    private boolean round(String name) {
        rounds.stream().filter(each -> each.name().equals(name)).forEach(Rounds::round);
        return true;
    }

    private int told(UUID person, String day) {
        return jdbc.sql("select count(*) from notice.outbox where dedupe = :key")
                .param("key", "whistle/" + person + "/" + day)
                .query(Integer.class)
                .single();
    }

    private void act(MatterNumber number, String action) {
        matters.perform(new Step(number, action, 1, Map.of(), new Actor.Officer(an, "安守一"), null, null));
    }

    private static Draft draft(String text) {
        return new Draft(text, "", "", "", "", "", Set.of());
    }

    private static Receipt.Keys receipt(int reporter) {
        return new Receipt.Keys(
                Sha256.of(("many-tag" + reporter).getBytes(UTF_8)), Sha256.of(("many" + reporter).getBytes(UTF_8)));
    }

    private UUID holder(UUID person) {
        return keys.of(person).orElseThrow().id();
    }

    private PrivateKey own(UUID person) {
        return keys.unlock(keys.of(person).orElseThrow(), Office.PASSPHRASE);
    }

    private static String tried(Runnable wish) {
        try {
            wish.run();
            return "";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    /** What each came to, in their order. */
    private static <T> List<T> atOnce(List<Callable<T>> wishes) throws Exception {
        var start = new CountDownLatch(1);
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = wishes.stream()
                    .map(wish -> threads.submit(() -> {
                        start.await();
                        return wish.call();
                    }))
                    .toList();
            start.countDown();
            for (var one : asked) {
                results.add(one.get());
            }
        }
        return results;
    }
}
