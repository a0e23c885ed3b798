package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.calendar.Limit;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.notice.Notices;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Posts;
import org.gongzhi.supervision.Report.State;
import org.gongzhi.supervision.Report.Word;
import org.gongzhi.supervision.Reports.Opened;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who receives a report, what they may do with it, and what takes two. */
@Pages
class ReceiversTests {

    private final SmallTown town;
    private final Office office;
    private final Reports reports;
    private final ReportRepository rows;
    private final Attachments attachments;
    private final Originals originals;
    private final OfficerKeys keys;
    private final Passes passes;
    private final Handover handover;
    private final Rooms rooms;
    private final Bodies bodies;
    private final Notices notices;
    private final Figures figures;
    private final Tickets tickets;
    private final WhistleRounds rounds;
    private final WorkCalendar calendar;
    private final JdbcClient jdbc;
    private final TestTime.Movable time;

    private UUID an = new UUID(0, 0);
    private UUID bo = new UUID(0, 0);
    private UUID chu = new UUID(0, 0);

    ReceiversTests(
            SmallTown town,
            Accounts accounts,
            Posts posts,
            Vault vault,
            Reports reports,
            ReportRepository rows,
            Attachments attachments,
            Originals originals,
            OfficerKeys keys,
            Passes passes,
            Handover handover,
            Rooms rooms,
            Bodies bodies,
            Notices notices,
            Figures figures,
            Tickets tickets,
            WhistleRounds rounds,
            WorkCalendar calendar,
            JdbcClient jdbc,
            TestTime.Movable time) {
        this.town = town;
        this.office = new Office(accounts, posts, keys, vault, jdbc);
        this.reports = reports;
        this.rows = rows;
        this.attachments = attachments;
        this.originals = originals;
        this.keys = keys;
        this.passes = passes;
        this.handover = handover;
        this.rooms = rooms;
        this.bodies = bodies;
        this.notices = notices;
        this.figures = figures;
        this.tickets = tickets;
        this.rounds = rounds;
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

    @Test
    void whoIsNearToWhomIsNamedOrRuledOutDoesNotReceiveItWhereverTheNameStands() {
        assertThat(receivers(draft("储大勇", "", Set.of()))).containsExactlyInAnyOrder(an, bo);
        assertThat(receivers(draft("储大勇（镇长）和某甲", "", Set.of()))).containsExactlyInAnyOrder(an, bo);
        assertThat(receivers(draft("何 美", "", Set.of()))).containsExactlyInAnyOrder(an, bo);
        assertThat(receivers(new Draft("那天何美把章盖了就走", "", "", "", "", "", Set.of())))
                .containsExactlyInAnyOrder(an, bo);
        assertThat(receivers(new Draft("收钱的是薄守二本人", "", "", "", "", "", Set.of())))
                .containsExactlyInAnyOrder(an, chu);
        assertThat(receivers(draft("", "", Set.of(bo)))).containsExactlyInAnyOrder(an, chu);
        keys.changeAvoided(bo, "闵新妻");
        try {
            assertThat(receivers(draft("闵新妻", "", Set.of()))).containsExactlyInAnyOrder(an, chu);
        } finally {
            keys.changeAvoided(bo, "");
        }
    }

    @Test
    void aReportAboutTheOfficeItselfIsRefusedThereAndToldWhereToGo() {
        assertThatThrownBy(() -> receivers(draft("", "白银区纪委信访室", Set.of())))
                .isInstanceOf(Refusal.class)
                .hasMessage("supervision.nobody-left");
        assertThatThrownBy(() -> receivers(draft("安守一", "", Set.of())))
                .as("whoever is named belongs to a body, and nobody of it receives it")
                .hasMessage("supervision.nobody-left");
    }

    @Test
    void aReportAboutTheOfficeGoesToTheCityAndReachesNobodyBelowInAnyWay() {
        bodies.found(List.of(
                new Bodies.Founding(new Body(Office.CITY_OFFICE, "白银市监委", "government", Office.CITY, null), null)));
        var one = office.above("sw-ge", "戈高一");
        var other = office.above("sw-hu", "扈高二");
        try {
            for (var draft : List.of(draft("安守一、某甲", "", Set.of()), draft("", "白银区纪委", Set.of()))) {
                var filed = reports.file(SmallTown.COUNTY, draft, any());
                attachments.keep(
                        filed,
                        attachments
                                .look(filed, "x.jpg", Evidence.photograph("CITY-ONLY"))
                                .token());
                reports.write(filed, "补一句");
                assertThat(persons(filed.report())).containsExactlyInAnyOrder(one, other);

                handover.give(new Rooms.Room(keys.of(one).orElseThrow(), own(one)));

                assertThat(persons(filed.report())).as("nor by hand-over").containsExactlyInAnyOrder(one, other);
                assertThat(jdbc.sql("""
                                select distinct k.person from supervision.share s
                                  join supervision.attachment a on a.id = s.attachment
                                  join supervision.officer_key k on k.id = s.holder where a.report = :report
                                """)
                                .param("report", filed.report())
                                .query(UUID.class)
                                .list())
                        .as("nor a part of an original")
                        .containsExactlyInAnyOrder(one, other);
                var near = new Rooms.Room(keys.of(an).orElseThrow(), own(an));
                assertThatThrownBy(() -> rooms.report(near, filed.report())).hasMessage("supervision.unknown-report");
            }
        } finally {
            office.leaves(one);
            office.leaves(other);
        }
        var left = reports.file(SmallTown.COUNTY, draft("某壬", "", Set.of()), any());
        assertThat(persons(left.report())).doesNotContain(one, other);
    }

    @Test
    void whoIsNoDisciplineOfficerOfThatCountyAnyMoreReadsNothingMore() {
        var filed = reports.file(SmallTown.COUNTY, draft("某癸", "", Set.of()), any());
        var room = new Rooms.Room(keys.of(chu).orElseThrow(), own(chu));
        assertThat(rooms.report(room, filed.report()).key()).isEqualTo(filed.key());

        office.leaves(chu);
        try {
            assertThat(rooms.received(room)).isEmpty();
            assertThatThrownBy(() -> rooms.report(room, filed.report())).hasMessage("supervision.unknown-report");
        } finally {
            office.returns(chu, "储守三");
        }
    }

    @Test
    void theSameReceiptIsTheSameReport() {
        var receipt = keys("4000000000000001");
        var first = reports.file(SmallTown.COUNTY, draft("某乙", "", Set.of()), receipt);
        var again = reports.file(SmallTown.COUNTY, draft("某乙", "", Set.of()), receipt);

        assertThat(again.report()).isEqualTo(first.report());
        assertThat(reports.find(receipt).orElseThrow().key()).isEqualTo(first.key());
        assertThat(reports.find(keys("4000000000000002"))).isEmpty();
    }

    @Test
    void bothSidesWriteAndAStepIsTakenOnce() {
        var filed = reports.file(SmallTown.COUNTY, draft("某丙", "", Set.of()), keys("4000000000000003"));
        var officer = asOfficer(filed.report(), an);

        reports.answer(officer, Word.ACCEPT, "已经受理。");
        reports.write(filed, "补充一句。");

        assertThat(reports.letters(officer)).extracting(Report.Letter::text).containsExactly("已经受理。", "补充一句。");
        assertThat(reports.get(filed.report()).state()).isEqualTo(State.ACCEPTED);
        assertThatThrownBy(() -> reports.answer(officer, Word.DECLINE, "不受理")).hasMessage("supervision.moved-on");
        reports.answer(officer, Word.CONCLUDE, "查清了。");
        assertThat(reports.get(filed.report()).closed()).isNotNull();
    }

    @Test
    void aNamedReportHasFifteenWorkingDaysAndAnAnonymousOneHasNoLimit() {
        var named = reports.file(
                SmallTown.COUNTY,
                new Draft("实名反映", "", "", "", "周某", "13800001111", Set.of()),
                keys("4000000000000004"));
        var anonymous = reports.file(SmallTown.COUNTY, draft("某丁", "", Set.of()), keys("4000000000000005"));

        assertThat(reports.get(named.report()).due())
                .isEqualTo(calendar.due(time.instant(), new Limit.WorkingDays(15)));
        assertThat(reports.get(anonymous.report()).due()).isNull();
    }

    @Test
    void theOriginalTakesTwoAndOpensForADay() {
        var photograph = Evidence.photograph("PHONE-OF-NOBODY");
        var filed = reports.file(SmallTown.COUNTY, draft("某戊", "", Set.of()), keys("4000000000000006"));
        attachments.keep(filed, attachments.look(filed, "a.jpg", photograph).token());
        var file = attachments.list(filed).getFirst();
        var first = own(an);
        var second = own(bo);

        originals.ask(asOfficer(filed.report(), an), file.id(), holder(an), first, "要核对拍摄时间");
        var wish = originals.of(filed).getFirst();

        assertThat(originals.fetch(filed, wish.id(), holder(an), first)).isEmpty();
        assertThatThrownBy(() -> originals.agree(filed, wish.id(), holder(an), first))
                .hasMessage("supervision.second-person");
        originals.agree(asOfficer(filed.report(), bo), wish.id(), holder(bo), second);
        assertThat(originals.fetch(filed, wish.id(), holder(bo), second)).hasValue(photograph);
        assertThat(originals.fetch(filed, wish.id(), holder(an), first)).hasValue(photograph);
        assertThatThrownBy(() -> originals.fetch(filed, wish.id(), holder(chu), own(chu)))
                .hasMessage("supervision.second-person");
        time.advance(Duration.ofHours(25));
        try {
            assertThat(originals.fetch(filed, wish.id(), holder(an), first)).isEmpty();
            rounds.round();
            assertThat(jdbc.sql("select count(*) from supervision.opening_key where opening = :id")
                            .param("id", wish.id())
                            .query(Integer.class)
                            .single())
                    .isZero();
        } finally {
            time.advance(Duration.ofHours(-25));
        }
    }

    @Test
    void officersSeeThePictureWithoutWhatThePhoneLeftInIt() {
        var filed = reports.file(SmallTown.COUNTY, draft("某己", "", Set.of()), keys("4000000000000007"));
        var pending = attachments.look(filed, "b.jpg", Evidence.photograph("LEFT-BY-PHONE"));
        attachments.keep(filed, pending.token());
        var picture = attachments
                .picture(filed, attachments.list(filed).getFirst().id())
                .orElseThrow();

        assertThat(pending.traces()).isNotEmpty();
        assertThat(Traces.in(picture)).isEmpty();
        assertThatThrownBy(() -> attachments.keep(filed, pending.token())).hasMessage("supervision.file-gone");
    }

    @Test
    void aForgottenPassphraseIsNoLossWhileAColleagueCanHandOver() {
        var filed = reports.file(SmallTown.COUNTY, draft("某庚", "", Set.of(chu)), keys("4000000000000008"));
        keys.create(bo, "全新的口令 三座桥 一盏灯", "");
        try {
            assertThat(rows.key(filed.report(), holder(bo)))
                    .as("a new key opens nothing old")
                    .isEmpty();
            var room = new Rooms.Room(keys.of(an).orElseThrow(), own(an));
            assertThat(handover.missing(room)).anyMatch(name -> name.startsWith("薄守二"));
            assertThat(handover.give(room)).isPositive();
            var sealed = rows.key(filed.report(), holder(bo)).orElseThrow();
            var own = keys.unlock(keys.of(bo).orElseThrow(), "全新的口令 三座桥 一盏灯");
            assertThat(Locks.openWith(own, sealed, Reports.keyContext(filed.report())))
                    .isEqualTo(filed.key());
            assertThat(rows.key(filed.report(), holder(chu)))
                    .as("ruled out by the reporter")
                    .isEmpty();
        } finally {
            keys.create(bo, Office.PASSPHRASE, "");
        }
    }

    @Test
    void aFormWithoutAProofIsGoodAfterAWhileAndServesOnce() {
        var typed = tickets.issue();
        var ticket = tickets.read(typed);
        assertThat(tickets.left(ticket, typed, "")).isPositive();
        assertThat(tickets.left(ticket, typed, "1"))
                .as("not any number is a proof")
                .isPositive();
        time.advance(Duration.ofSeconds(21));
        try {
            assertThat(tickets.left(ticket, typed, "")).isZero();
            assertThat(tickets.use(ticket)).isTrue();
            assertThat(tickets.use(ticket)).isFalse();
        } finally {
            time.advance(Duration.ofSeconds(-21));
        }
        assertThatThrownBy(() -> tickets.read("x" + typed)).hasMessage("supervision.ticket-old");
    }

    @Test
    void fewReportsAreNoNumber() {
        assertThat(figures.told(0)).isZero();
        assertThat(figures.told(4)).isZero();
        assertThat(figures.told(9)).isEqualTo(5);
        assertThat(figures.told(10)).isEqualTo(10);
    }

    @Test
    void anOfficerIsToldTheNextMorningOnceAndWithoutAWord() {
        reports.file(SmallTown.COUNTY, draft("某辛", "", Set.of()), keys("4000000000000009"));
        var before = time.instant();
        var day = Shanghai.day(before).plusDays(1);
        while (!calendar.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        time.set(Shanghai.startOf(day).plus(Duration.ofHours(10)));
        try {
            rounds.round();
            rounds.round();
        } finally {
            time.advance(Duration.between(time.instant(), before));
        }

        assertThat(jdbc.sql("select count(*) from notice.outbox where dedupe = :key and template = 'whistle-waiting'")
                        .param("key", "whistle/" + an + "/" + day)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(notices.gaps("whistle-waiting"))
                .as("nothing can be filled in")
                .isEmpty();
    }

    @Test
    void aWrongPassphraseOpensNothing() {
        assertThatThrownBy(() -> keys.unlock(keys.of(an).orElseThrow(), "松树 石桥 一百零九 灯笼"))
                .hasMessage("supervision.passphrase-wrong");
    }

    @Test
    void aPassIsOverWhenItsTimeIs() {
        var token = passes.give(Passes.Kind.VISIT, an, new byte[] {7});
        time.advance(Duration.ofMinutes(31));
        try {
            assertThat(passes.held(Passes.Kind.VISIT, token)).isEmpty();
        } finally {
            time.advance(Duration.ofMinutes(-31));
        }
        assertThat(passes.held(Passes.Kind.ROOM, token)).isEmpty();
        assertThat(passes.held(Passes.Kind.VISIT, token).orElseThrow().secret()).containsExactly(7);
    }

    private List<UUID> receivers(Draft draft) {
        return persons(reports.file(SmallTown.COUNTY, draft, any()).report()).stream()
                .filter(Set.of(an, bo, chu)::contains)
                .toList();
    }

    private List<UUID> persons(UUID report) {
        return keys.holdersOf(report).stream().map(OfficerKeys.Holder::person).toList();
    }

    /** A receipt nobody has. */
    private static Receipt.Keys any() {
        return keys(UUID.randomUUID().toString());
    }

    private static Draft draft(String about, String unit, Set<UUID> excluded) {
        return new Draft("反映一件事", about, unit, "", "", "", excluded);
    }

    private static Receipt.Keys keys(String digits) {
        return new Receipt.Keys(Sha256.of(("tag" + digits).getBytes(UTF_8)), Sha256.of(digits.getBytes(UTF_8)));
    }

    private UUID holder(UUID person) {
        return keys.of(person).orElseThrow().id();
    }

    private PrivateKey own(UUID person) {
        return keys.unlock(keys.of(person).orElseThrow(), Office.PASSPHRASE);
    }

    private Opened asOfficer(UUID report, UUID person) {
        var sealed = rows.key(report, holder(person)).orElseThrow();
        return new Opened(report, Locks.openWith(own(person), sealed, Reports.keyContext(report)));
    }
}
