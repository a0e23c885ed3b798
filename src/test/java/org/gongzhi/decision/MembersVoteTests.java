package org.gongzhi.decision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/** Villagers, residents, members of a collective and their representatives, voting by name in a room and outside it. */
@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Hall.class})
class MembersVoteTests {

    private static final UUID CLERK = Ids.next();
    private static final String HEADER = "编号,姓名,户号,组别,出生日期,联系电话\n";

    private final Hall hall;
    private final Ballots ballots;
    private final Rolls rolls;
    private final RollCopies copies;
    private final AttendanceList attendance;
    private final Proxies proxies;
    private final ResultRepository results;
    private final Decisions decisions;
    private final Turnout turnout;
    private final JdbcClient jdbc;

    MembersVoteTests(
            Hall hall,
            Ballots ballots,
            Rolls rolls,
            RollCopies copies,
            AttendanceList attendance,
            Proxies proxies,
            ResultRepository results,
            Decisions decisions,
            Turnout turnout,
            JdbcClient jdbc) {
        this.hall = hall;
        this.ballots = ballots;
        this.rolls = rolls;
        this.copies = copies;
        this.attendance = attendance;
        this.proxies = proxies;
        this.results = results;
        this.decisions = decisions;
        this.turnout = turnout;
        this.jdbc = jdbc;
    }

    @AfterEach
    void theClockGoesRightAgain() {
        hall.now();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(act)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static byte[] table(String... rows) {
        return (HEADER + String.join("\n", rows) + "\n").getBytes(UTF_8);
    }

    private static Map<String, Object> hands(int yes, int no, String witness, String photo) {
        return Map.of(
                "how",
                "show",
                "yes",
                yes,
                "no",
                no,
                "abstain",
                0,
                "void",
                0,
                "counter",
                "第一组代表",
                "witness",
                witness,
                "photos",
                List.of(photo));
    }

    @Test
    void aRollOfPersonsIsRefusedRowByRowAndKeepsNeitherNamesNorDaysOfBirthReadable() {
        var number = hall.members("villagers-representatives", "village-delegated");
        var young = hall.today().minusYears(18).plusDays(1);

        var report = rolls.replace(
                number,
                table(
                        "1-1,欧阳拾贰,001,一组,1980-05-12,13900001111",
                        "1-1,王二,002,一组,1981年3月4日,",
                        "1-2,欧阳拾贰,003,一组,19800512,",
                        "1-3,李四,,一组,1970/1/2,13900001111",
                        "1-4,小五,004,二组," + young + ",",
                        "1-5,赵六,005,二组,去年,"),
                6,
                6);

        assertThat(report.imported()).isFalse();
        assertThat(report.refused())
                .satisfiesExactly(
                        row -> assertThat(row).contains("第 3 行", "1-1", "第 2 行"),
                        row -> assertThat(row).contains("第 4 行", "与第 2 行是同一个人"),
                        row -> assertThat(row).contains("第 5 行", "户号", "电话与第 2 行相同"),
                        row -> assertThat(row).contains("第 6 行", "不满十八周岁"),
                        row -> assertThat(row).contains("第 7 行", "去年"));
        var good = table("1-1,欧阳拾贰,001,一组,1980-05-12,13900001111", "1-2,王二,001,一组,29353,");
        assertThat(rolls.replace(number, good, 3, 1).refused())
                .singleElement()
                .asString()
                .contains("3 人");
        assertThat(rolls.replace(number, good, 2, 2).refused())
                .singleElement()
                .asString()
                .contains("2 户");
        assertThat(rolls.replace(number, good, 2, 1).imported()).isTrue();
        var kept = String.join(
                "\n",
                jdbc.sql("select r::text from decision.roll r where vote = ?")
                        .param(number)
                        .query(String.class)
                        .list());
        assertThat(kept)
                .contains("1-1", "001")
                .doesNotContain(
                        "欧阳拾贰",
                        "1980",
                        "29353",
                        "13900001111",
                        java.util.HexFormat.of().formatHex("欧阳拾贰".getBytes(UTF_8)));
        assertThat(rolls.current(number))
                .extracting(line -> rolls.name(number, line))
                .containsExactly("欧阳拾贰", "王二");
    }

    @Test
    void representativesDecideWithBallotsAndHandsBeforeTwoAndTheSumIsThatOfTheLaw() throws Exception {
        var number = hall.members("villagers-representatives", "village-delegated");
        hall.persons(number, 45, 1);
        hall.act(number, "show-roll", Map.of());
        hall.wait(Duration.ofDays(5));
        refused("decision.first-missing", () -> hall.act(number, "notice", Map.of("days", "days-3", "how", "公告栏")));
        hall.act(number, "study", Map.of("held", hall.today().toString(), "text", "同意"));
        hall.act(number, "notice", Map.of("days", "days-3", "how", "公告栏"));
        hall.act(number, "begin", Map.of());
        ballots.cast(number, Hall.person(0, 0), Choice.YES, Manner.ONLINE);
        ballots.cast(number, Hall.person(1, 0), Choice.NO, Manner.ONLINE);
        refused("decision.attend.has-voted", () -> attendance.mark(number, "第1组", List.of(Hall.person(0, 0)), CLERK));
        IntStream.range(0, 3)
                .forEach(group -> attendance.mark(
                        number,
                        "第" + (group + 1) + "组",
                        IntStream.range(group * 10, group * 10 + 10)
                                .filter(i -> i > 1)
                                .mapToObj(i -> Hall.person(i, 0))
                                .toList(),
                        CLERK));
        refused("decision.vote.is-there", () -> ballots.cast(number, Hall.person(5, 0), Choice.YES, Manner.ONLINE));
        assertThat(Turnout.sum("", turnout.of(number)).voted()).isEqualTo(30);
        assertThatExceptionOfType(Refusal.class)
                .as("whoever votes outside has until the close")
                .isThrownBy(() -> hall.act(number, "finish", Map.of()));
        hall.until(number, Duration.ZERO);
        hall.sweep();

        assertThat(hall.matter(number).state()).isEqualTo("counting");
        assertThat(results.find(number)).isEmpty();
        refused("decision.hands.first", () -> hall.act("王强", number, "confirm-hands", Map.of()));
        refused("decision.hands.too-many", () -> hall.act(number, "count-hands", hands(20, 9, "第二组代表", hall.photo())));
        refused("kernel.invalid-fields", () -> hall.act(number, "count-hands", hands(15, 9, "第一组代表", hall.photo())));
        hall.act(number, "count-hands", hands(15, 9, "第二组代表", hall.photo()));
        refused("procedure.needs-another-person", () -> hall.act(number, "confirm-hands", Map.of()));
        hall.act("王强", number, "confirm-hands", Map.of());

        assertThat(hall.matter(number).state()).isEqualTo("posting");
        var result = results.find(number).orElseThrow();
        assertThat(result.count()).isEqualTo(Count.ofPeople(45, 30, 16).with(Measure.HOUSEHOLDS, 45, 30, 0));
        assertThat(result.hands()).isEqualTo(new Hands(15, 9, 0, 0));
        var decision = decisions.get(number);
        assertThat(decision.rule()).isEqualTo("villagers.representatives");
        var act = new Act("seal", SmallTown.VILLAGE, null, 8_000_000L, decision.inForce());
        assertThat(decisions.covers(number, act).holds()).isTrue();
        var file = new String(results.file(number).orElseThrow(), UTF_8);
        assertThat(file).doesNotContain("村民0", "户0", Hall.person(0, 0) + "\"");
        assertThat(BoxTests.recount(file)).isZero();
        assertThat(BoxTests.recount(file.replaceFirst("\"came\":true", "\"came\":false")))
                .isEqualTo(1);
    }

    @Test
    void inAMeetingAloneNobodyVotesFromHomeAndOneRepresentativeTooFewIsNoMeeting() {
        var number = hall.members("villagers-representatives", "village-delegated");
        hall.persons(number, 45, 1);
        hall.beginMembers(number, "meeting");
        refused("decision.vote.in-meeting", () -> ballots.cast(number, Hall.person(0, 0), Choice.YES, Manner.ONLINE));
        for (int group = 0; group < 3; group++) {
            var first = group * 10;
            attendance.mark(
                    number,
                    "第" + (group + 1) + "组",
                    IntStream.range(first, first + 10)
                            .filter(i -> i < 29)
                            .mapToObj(i -> Hall.person(i, 0))
                            .toList(),
                    CLERK);
        }
        hall.act(number, "finish", Map.of());
        hall.act(number, "count-hands", hands(29, 0, "第二组代表", hall.photo()));
        hall.act("王强", number, "confirm-hands", Map.of());

        assertThat(hall.matter(number).state()).isEqualTo("no-quorum");
        assertThat(decisions.find(number)).isEmpty();
    }

    @Test
    void villagersAreToldTenDaysBeforeAndTwoThirdsOfTheHouseholdsAreEnoughWhereFewHeadsCame() {
        var number = hall.members("villagers-assembly", "village-major");
        hall.persons(number, 3, 5);
        hall.act(number, "study", Map.of("held", hall.today().toString(), "text", "同意"));
        hall.act(number, "show-roll", Map.of());
        hall.wait(Duration.ofDays(5));
        hall.act(number, "notice", Map.of("days", "days-3", "how", "公告栏"));
        hall.wait(Duration.ofDays(9));
        refused("decision.notice-runs", () -> hall.act(number, "begin", Map.of()));
        hall.wait(Duration.ofDays(2));
        hall.act(number, "begin", Map.of());
        ballots.cast(number, Hall.person(0, 0), Choice.YES, Manner.ONLINE);
        ballots.cast(number, Hall.person(1, 3), Choice.YES, Manner.ONLINE);
        hall.until(number, Duration.ZERO);
        hall.sweep();

        assertThat(results.find(number).orElseThrow().count())
                .isEqualTo(Count.ofPeople(15, 2, 2).with(Measure.HOUSEHOLDS, 3, 2, 0));
        assertThat(hall.matter(number).state()).isEqualTo("posting");
    }

    @Test
    void aPersonIsStoodForOnlyWhereTheLawSaysSoAndThereOnlyByTheirOwnHousehold() {
        var village = hall.members("villagers-representatives", "village-delegated");
        hall.persons(village, 4, 2);
        hall.beginMembers(village, "days-3");
        refused(
                "decision.proxy.not-allowed",
                () -> proxies.appoint(village, Hall.person(0, 0), Hall.person(0, 1), null, null, CLERK));
        var collective = hall.members("collective-assembly", "collective-major");
        hall.persons(collective, 4, 2);
        hall.beginMembers(collective, "days-3");

        refused(
                "decision.proxy.not-of-household",
                () -> proxies.appoint(collective, Hall.person(0, 0), Hall.person(1, 0), null, null, CLERK));
        proxies.appoint(collective, Hall.person(0, 0), Hall.person(0, 1), null, null, CLERK);

        assertThat(proxies.of(collective)).singleElement().returns(Hall.person(0, 1), Proxies.Proxy::holder);
    }

    @Test
    void severalMattersOfOneMeetingStandOnOneRollThatIsHandedInOnce() {
        var first = hall.members("villagers-representatives", "village-delegated");
        assertThat(rolls.replace(first, table("1-1,司空见惯,001,一组,1980-05-12,13900003333"), 1, 1)
                        .imported())
                .isTrue();
        var second = hall.members("villagers-representatives", "village-delegated");
        var owners = hall.assembly("owners-5");

        assertThat(copies.offered(hall.vote(second))).extracting(Vote::number).contains(first);
        copies.take(second, first);
        refused("decision.vote.unknown", () -> copies.take(owners, first));

        assertThat(rolls.current(second))
                .singleElement()
                .satisfies(line -> assertThat(rolls.name(second, line)).isEqualTo("司空见惯"));
        assertThat(rolls.of(second, new Phone("13900003333"))).hasSize(1);
        assertThat(rolls.events(second).getLast().digest())
                .isEqualTo(rolls.events(first).getLast().digest());
        hall.beginMembers(second, "days-3");
        ballots.cast(second, "1-1", Choice.YES, Manner.ONLINE);
        refused("decision.roll.frozen", () -> copies.take(second, first));
    }

    @Test
    void anElectionIsPreparedAndPostedHereButNeverVotedOnHere() {
        var number = hall.members("villagers-voters", "village-election");
        hall.persons(number, 10, 2);
        hall.act(number, "show-roll", Map.of());
        hall.wait(Duration.ofDays(5));
        hall.act(number, "notice", Map.of("days", "meeting", "how", "公告栏"));
        hall.wait(Duration.ofDays(21));
        hall.act(number, "begin", Map.of());
        refused("decision.vote.official", () -> ballots.cast(number, Hall.person(0, 0), Choice.YES, Manner.ONLINE));
        refused("decision.attend.not-now", () -> attendance.mark(number, "第1组", List.of(Hall.person(0, 0)), CLERK));
        hall.act(number, "finish", Map.of());
        hall.act(
                number,
                "import-result",
                Map.of(
                        "part-heads",
                        "11",
                        "yes-heads",
                        "6",
                        "document",
                        List.of(hall.photo()),
                        "source",
                        "选举报告单第 1 号"));

        assertThat(hall.matter(number).state()).isEqualTo("posting");
        assertThat(results.find(number).orElseThrow().official()).isEqualTo("选举报告单第 1 号");
        refused("decision.wrong-body", () -> hall.members("villagers-representatives", "village-major"));
    }
}
