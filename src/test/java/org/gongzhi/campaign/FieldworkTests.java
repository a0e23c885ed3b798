package org.gongzhi.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongzhi.campaign.ItemRepository.Sight;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/** What is written down at the doors, counted on questionnaires, and rehearsed. */
@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Fieldwork.class})
class FieldworkTests {

    private final Fieldwork field;
    private final QuickEntry entry;
    private final VisitPlan plan;
    private final Replies replies;
    private final CampaignSummary summary;
    private final ItemRepository items;
    private final LedgerRepository ledgers;
    private final Balance balance;
    private final CampaignRehearsal rehearsal;
    private final Posts posts;
    private final SmallTown town;
    private final JdbcClient jdbc;
    private final TestTime.Movable time;

    FieldworkTests(
            Fieldwork field,
            QuickEntry entry,
            VisitPlan plan,
            Replies replies,
            CampaignSummary summary,
            ItemRepository items,
            LedgerRepository ledgers,
            Balance balance,
            CampaignRehearsal rehearsal,
            Posts posts,
            SmallTown town,
            JdbcClient jdbc,
            TestTime.Movable time) {
        this.field = field;
        this.entry = entry;
        this.plan = plan;
        this.replies = replies;
        this.summary = summary;
        this.items = items;
        this.ledgers = ledgers;
        this.balance = balance;
        this.rehearsal = rehearsal;
        this.posts = posts;
        this.town = town;
        this.jdbc = jdbc;
        this.time = time;
    }

    @AfterEach
    void theClockGoesRightAgain() {
        time.set(Instant.now());
    }

    @Test
    void fiveThingsInARowSentTwiceAreFiveThings() {
        var campaign = field.campaign();
        var rows = List.<Map<String, Object>>of(
                Map.of("text", "灯坏了", "phone", "13800003333"),
                Map.of("text", "漏水"),
                Map.of(),
                Map.of("text", "太吵"),
                Map.of("text", "没有座椅", "source", "老年协会"));
        var batch = new QuickEntry.Batch(campaign, SmallTown.BUILDING, Channel.VISIT, rows, "entry/five-in-a-row");

        var first = entry.enter(batch, field.officer("李芳"));
        var again = entry.enter(batch, field.officer("李芳"));

        assertThat(first).hasSize(4).doesNotHaveDuplicates();
        assertThat(again).isEqualTo(first);
        assertThat(field.ledger(campaign, "620402001006").collected()).isEqualTo(4);
    }

    @Test
    void oneWrongRowIsNamedAndNothingIsWrittenDown() {
        var campaign = field.campaign();
        var rows = List.<Map<String, Object>>of(Map.of("text", "灯坏了"), Map.of("text", "漏水", "phone", "12"));
        var batch = new QuickEntry.Batch(campaign, SmallTown.BUILDING, Channel.VISIT, rows, "entry/one-wrong");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> entry.enter(batch, field.officer("李芳")))
                .satisfies(refusal -> assertThat(refusal.fields()).containsEntry("phone-1", "procedure.field.phone"));

        assertThat(ledgers.all(campaign.code())).isEmpty();
    }

    @Test
    void nobodyWritesDownWhatWasSaidElsewhere() {
        var campaign = field.campaign();
        var rows = List.<Map<String, Object>>of(Map.of("text", "别处的事"));
        var batch = new QuickEntry.Batch(campaign, SmallTown.BUILDING, Channel.VISIT, rows, "entry/elsewhere");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> entry.enter(batch, field.officer("赵敏")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("organization.outside-your-scope"));
    }

    @Test
    void aVisitIsNotedByWhoeverAnswersForTheDoorAndTwoTriesOnOneDayAreOne() {
        var campaign = field.campaign();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> note(campaign, Stop.State.VISITED, 3, "赵敏"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("campaign.visit.not-yours"));

        note(campaign, Stop.State.NOBODY, 0, "李芳");
        note(campaign, Stop.State.NOBODY, 0, "李芳");
        time.advance(Duration.ofDays(1));
        note(campaign, Stop.State.NOBODY, 0, "张伟");
        assertThat(stop(campaign).tries()).isEqualTo(2);
        note(campaign, Stop.State.VISITED, 12, "李芳");

        assertThat(stop(campaign).state()).isEqualTo(Stop.State.VISITED);
        assertThat(plan.whole(campaign, SmallTown.COUNTY)).isEqualTo(new Stop.Progress(SmallTown.COUNTY, 0, 1, 0, 12));
    }

    @Test
    void aVisitKeepsNeitherThePersonNorTheMinute() {
        assertThat(jdbc.sql("""
                        select column_name || ' ' || data_type from information_schema.columns
                         where table_schema = 'campaign' and table_name = 'stop' order by 1
                        """).query((row, _) -> row.getString(1)).list())
                .containsExactly(
                        "body text",
                        "campaign text",
                        "day date",
                        "households integer",
                        "place text",
                        "state text",
                        "tries integer");
    }

    @Test
    void aQuestionnaireSentTwiceIsCountedOnceAndWhatNobodyAskedIsNotCounted() {
        var campaign = field.campaign();

        replies.count(campaign, Map.of("safe", "yes", "help", "certainly", "who", "me"), "key-of-a-page");
        replies.count(campaign, Map.of("safe", "yes"), "key-of-a-page");
        replies.count(campaign, Map.of("safe", "no"), "another-page");

        assertThat(replies.tallies(campaign))
                .hasSize(1)
                .containsEntry("您觉得住在这里安全吗", Map.of("安全", 1, "一般", 0, "不太安全", 1));
    }

    @Test
    void everyNumberOfTheReportIsTheLengthOfItsList() {
        var campaign = field.campaign();
        field.finished(campaign, "灯坏了");
        field.graded(campaign, "路不平", "town");
        var rejected = field.collect(campaign, "说不清");
        field.act("李芳", rejected, "reject", Map.of("reason", "unclear", "explanation", "没有留下电话"));
        var sight = Sight.of(posts.scopeOf(town.who("吴霞")));

        var figures = new ArrayList<CampaignSummary.Figure>();
        var whole = summary.whole(campaign, sight, ItemFilter.ALL);
        figures.addAll(List.of(whole.collected(), whole.invalid(), whole.struck(), whole.open()));
        summary.groups(campaign, sight, ItemFilter.ALL, Facet.values())
                .forEach(group -> figures.addAll(group.figures()));
        summary.rows(campaign, sight, SmallTown.STREET)
                .forEach(row -> figures.addAll(List.of(row.collected(), row.invalid(), row.struck(), row.open())));

        assertThat(figures).hasSizeGreaterThan(12);
        assertThat(figures)
                .allSatisfy(figure -> assertThat(items.page(campaign.code(), sight, figure.list(), 1, 100))
                        .hasSize(figure.count()));
        assertThat(summary.whole(campaign, Sight.of(posts.scopeOf(town.who("赵敏"))), ItemFilter.ALL)
                        .collected()
                        .count())
                .isZero();
    }

    @Test
    void aRehearsedMonthHasThePublishedSharesAndBalancesEachEvening() {
        var begins = field.today().minusDays(45);
        var days = new ArrayList<List<Balance.Difference>>();

        var campaign = rehearsal.play(
                new CampaignRehearsal.Plot("演练", SmallTown.COUNTY, begins, 100),
                2,
                _ -> {},
                (each, _) -> days.add(balance.books(each)));

        assertThat(days)
                .hasSize(45)
                .allSatisfy(differences -> assertThat(differences).isEmpty());
        assertThat(balance.check(campaign)).isEmpty();
        var whole = summary.whole(campaign, Sight.ofAll(campaign), ItemFilter.ALL);
        assertThat(whole.collected().count()).isEqualTo(100);
        assertThat(whole.invalid().count()).isEqualTo(22);
        var online = items.counts(campaign.code(), Sight.ofAll(campaign), ItemFilter.ALL, Facet.CHANNEL);
        assertThat(online.getOrDefault("code", 0) + online.getOrDefault("questionnaire", 0))
                .isEqualTo(20);
    }

    private void note(Campaign campaign, Stop.State state, int households, String name) {
        plan.note(campaign, SmallTown.BUILDING, state, households, town.who(name));
    }

    private Stop stop(Campaign campaign) {
        return plan.stops(campaign, new PlaceCode("620402001006001"), posts.scopeOf(town.who("李芳")), 1, 10)
                .getFirst();
    }
}
