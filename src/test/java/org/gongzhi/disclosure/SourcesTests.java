package org.gongzhi.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.decision.Count;
import org.gongzhi.decision.Decisions;
import org.gongzhi.decision.Minute;
import org.gongzhi.kernel.Occasions;
import org.gongzhi.kernel.Occasions.Occasion;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the program knows needs no typing: each test in days of its own in the year 2032. */
@Pages
class SourcesTests {

    private final Arrivals arrivals;
    private final HomesteadSource homesteads;
    private final DueRepository due;
    private final Publications publications;
    private final Fillings fillings;
    private final Decisions decisions;
    private final Matters matters;
    private final List<Occasions> occasions;
    private final MockMvcTester mvc;
    private final SmallTown town;
    private final TestTime.Movable time;

    SourcesTests(
            Arrivals arrivals,
            HomesteadSource homesteads,
            DueRepository due,
            Publications publications,
            Fillings fillings,
            Decisions decisions,
            Matters matters,
            List<Occasions> occasions,
            MockMvcTester mvc,
            SmallTown town,
            TestTime.Movable time) {
        this.arrivals = arrivals;
        this.homesteads = homesteads;
        this.due = due;
        this.publications = publications;
        this.fillings = fillings;
        this.decisions = decisions;
        this.matters = matters;
        this.occasions = occasions;
        this.mvc = mvc;
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
    void aDecisionThatPassedIsDueAtOnceAndFillsItsPublicationWithoutTyping() {
        time.set(Instant.parse("2032-03-14T02:00:00Z"));
        decide("JY620402-20320310-00001", "residents-representatives", "residents-delegated", "翻新紫藤长廊");
        decide("JY620402-20320310-00002", "residents-representatives", "residents-delegated", "更换丁香亭顶棚");
        decide("JY620402-20320310-00003", "owners-committee", "committee-affair", "业委会换锁");

        assertThat(arrivals.lay()).isEqualTo(2);
        assertThat(arrivals.lay()).as("however often it is asked").isZero();

        var slots = due.ofItem(SmallTown.VILLAGE, "resolutions").stream()
                .filter(one -> one.slot().period().key().startsWith("2032-03-10"))
                .toList();
        assertThat(slots).extracting(Due::title).containsExactlyInAnyOrder("翻新紫藤长廊", "更换丁香亭顶棚");
        assertThat(slots).extracting(Due::dueOn).containsOnly(LocalDate.parse("2032-03-15"));
        var first = slots.stream()
                .filter(one -> one.title().equals("翻新紫藤长廊"))
                .findFirst()
                .orElseThrow()
                .slot();
        assertThat(fillings.of(first).rows())
                .containsExactly(List.of(
                        "翻新紫藤长廊",
                        "40",
                        "31",
                        "通过：同意翻新紫藤长廊",
                        "居民代表会议",
                        "2032年3月10日",
                        "/decisions/JY620402-20320310-00001"));

        publications.save(first, fillings.of(first), 0);
        publications.submit(first, officer("李芳"), null);
        publications.review(first, Map.of("verdict", "pass"), officer("陈静"), null);
        assertThat(open(first.path()))
                .contains("居民代表会议", "通过：同意翻新紫藤长廊")
                .contains("href=\"/decisions/JY620402-20320310-00001\"");
    }

    @Test
    void aHomesteadIsDueWhereAListAsksForItAndNowhereElse() {
        time.set(Instant.parse("2032-04-20T02:00:00Z"));
        var number = matters.open(new Opening(
                        "homestead-review",
                        SmallTown.VILLAGE,
                        null,
                        "web",
                        Map.of("spot", "河湾北头", "area", "120", "name", "余小满", "text", "分户"),
                        officer("李芳"),
                        null,
                        null))
                .number();
        take(number, "discuss", 1, "王强", Map.of("present", "31", "agreed", "8", "verdict", "fail"));

        assertThat(due.ofItem(SmallTown.VILLAGE, "homestead"))
                .as("the list of communities has no homesteads")
                .isEmpty();
        var row = List.of("", "河湾北头", "120", "未通过，已说明", "/m/" + number);
        assertThat(homesteads.tell(number.value()).orElseThrow().rows()).containsExactly(row);
        assertThat(homesteads
                        .fill(SmallTown.VILLAGE, "homestead", Period.of("2032-04-20-1"))
                        .orElseThrow()
                        .rows())
                .contains(row);
        assertThat(homesteads.fill(SmallTown.VILLAGE, "homestead", Period.of("2032-04-21-1")))
                .isEmpty();
    }

    @Test
    void aBroadcastStandsInCalendarsFromItsAnnouncementAndKeepsWhoWasThere() {
        time.set(Instant.parse("2032-05-02T02:00:00Z"));
        var evening = broadcast("梧桐听证会", "19:30");
        var vague = broadcast("槐树说明会", "晚饭以后");
        assertThat(occasion(evening).when())
                .isEqualTo(new Occasions.When.Hours(
                        Instant.parse("2032-05-06T11:30:00Z"), Instant.parse("2032-05-06T13:30:00Z")));
        assertThat(occasion(evening).about()).contains("https://live.example/w", "一、通报");
        assertThat(occasion(vague).when()).isEqualTo(new Occasions.When.Day(LocalDate.parse("2032-05-06")));
        assertThat(occasion(vague).cancelled()).isFalse();

        take(vague, "cancel", 1, "李芳", Map.of("reason", "停电"));
        assertThat(occasion(vague).cancelled()).isTrue();
        take(evening, "begin", 1, "李芳", Map.of());
        take(
                evening,
                "archive",
                2,
                "李芳",
                Map.of("room", "37", "watched", "206", "replay", "https://live.example/r", "summary", "都说清楚了"));
        assertThat(occasion(evening).about()).contains("https://live.example/r");
        assertThat(open("/open/" + SmallTown.VILLAGE)).contains("梧桐听证会", "现场 37 人，线上 206 人", "https://live.example/r");
        assertThat(mvc.get().uri("/data/places/" + SmallTown.VILLAGE + ".ics")).hasStatusOk();
    }

    private Occasion occasion(MatterNumber number) {
        return occasions.stream()
                .flatMap(one -> one
                        .between(
                                SmallTown.VILLAGE.value(), LocalDate.parse("2032-05-01"), LocalDate.parse("2032-06-01"))
                        .stream())
                .filter(one -> one.id().equals("broadcast/" + number))
                .findFirst()
                .orElseThrow();
    }

    private MatterNumber broadcast(String subject, String hour) {
        return matters.open(new Opening(
                        "broadcast",
                        SmallTown.VILLAGE,
                        null,
                        "web",
                        Map.of(
                                "subject", subject,
                                "day", "2032-05-06",
                                "hour", hour,
                                "room", "一楼",
                                "link", "https://live.example/w",
                                "agenda", "一、通报"),
                        officer("李芳"),
                        null,
                        null))
                .number();
    }

    private void decide(String number, String body, String matter, String title) {
        var held = LocalDate.parse("2032-03-10");
        decisions.register(
                new Minute(
                        number,
                        body,
                        matter,
                        SmallTown.VILLAGE,
                        title,
                        "同意" + title,
                        "ab".repeat(32),
                        held,
                        Count.ofPeople(60, 40, 31),
                        Map.of("party-study", held.minusDays(5)),
                        held,
                        null,
                        List.of()),
                null);
    }

    private void take(MatterNumber number, String action, int version, String who, Map<String, Object> form) {
        matters.perform(new Step(number, action, version, new HashMap<>(form), officer(who), null, null));
    }

    private Actor officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }

    private String open(String address) {
        var answer = mvc.get().uri(address).exchange();
        assertThat(answer).as(address).hasStatusOk();
        return Visitor.text(answer);
    }
}
