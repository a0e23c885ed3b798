package org.gongzhi.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.ForAll;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Fieldwork.class})
class LedgerTests {

    private static final String VILLAGE = SmallTown.VILLAGE.value();
    private static final String STREET = SmallTown.STREET.value();
    private static final String COUNTY = SmallTown.COUNTY.value();

    private final Fieldwork field;
    private final Campaigns campaigns;
    private final LedgerRepository ledgers;
    private final Balance balance;
    private final Matters matters;
    private final Register register;
    private final Posts posts;
    private final SmallTown town;
    private final JdbcClient jdbc;
    private final TestTime.Movable time;

    LedgerTests(
            Fieldwork field,
            Campaigns campaigns,
            LedgerRepository ledgers,
            Balance balance,
            Matters matters,
            Register register,
            Posts posts,
            SmallTown town,
            JdbcClient jdbc,
            TestTime.Movable time) {
        this.field = field;
        this.campaigns = campaigns;
        this.ledgers = ledgers;
        this.balance = balance;
        this.matters = matters;
        this.register = register;
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
    void whatIsCollectedAtADoorStandsInTheVillagesLedger() {
        var campaign = field.campaign();

        field.collect(campaign, "楼道没有灯");

        var ledger = field.ledger(campaign, VILLAGE);
        assertThat(ledger.collected()).isOne();
        assertThat(ledger.open()).isOne();
    }

    @Test
    void aTransferIsOneLineOutAndOneLineInAndChangesNoSum() {
        var campaign = field.campaign();
        var number = field.graded(campaign, "主管网要改", "town");
        assertThat(field.ledger(campaign, VILLAGE)).isEqualTo(ledger(VILLAGE, "village", 1, 0, 0, 1, 0, 0, 0));
        assertThat(field.ledger(campaign, STREET)).isEqualTo(ledger(STREET, "town", 0, 0, 1, 0, 0, 0, 1));

        field.act("陈静", number, "raise", Map.of("level", "county", "reason", "要县里出钱"));
        field.act("吴霞", number, "hand-down", Map.of("level", "village", "reason", "钱已拨付，社区实施"));

        assertThat(field.ledger(campaign, COUNTY)).isEqualTo(ledger(COUNTY, "county", 0, 0, 1, 1, 0, 0, 0));
        assertThat(field.ledger(campaign, VILLAGE)).isEqualTo(ledger(VILLAGE, "village", 1, 0, 1, 1, 0, 0, 1));
        assertThat(field.now(number).desk().key()).isEqualTo("community-officer@" + VILLAGE);
    }

    @Test
    void whoRaisesMustRaiseAndNothingIsPostedOtherwise() {
        var campaign = field.campaign();
        var number = field.graded(campaign, "要协调", "town");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> field.act("陈静", number, "raise", Map.of("level", "town", "reason", "还是我们")))
                .satisfies(refusal -> assertThat(refusal.fields()).containsEntry("level", "campaign.not-above"));

        assertThat(field.now(number).version()).isEqualTo(3);
        assertThat(field.ledger(campaign, STREET).movedIn()).isOne();
    }

    @Test
    void nothingIsInvalidBeforeAnotherPersonAgreedAndItWasExplained() {
        var campaign = field.campaign();
        var number = field.collect(campaign, "想要邻居搬走", Map.of("phone", "13800002222"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> field.act("李芳", number, "reject", Map.of("reason", "unlawful")))
                .satisfies(refusal -> assertThat(refusal.fields()).containsKey("explanation"));
        field.act("李芳", number, "reject", Map.of("reason", "unlawful", "explanation", "居住是邻居的权利，可以申请调解"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> field.act("李芳", number, "confirm-invalid", Map.of("verdict", "agree")));

        field.act("王强", number, "confirm-invalid", Map.of("verdict", "agree"));
        assertThat(field.ledger(campaign, VILLAGE).invalid()).isZero();
        assertThat(notices(number.value())).contains("campaign-invalid");
        field.act("张伟", number, "explain", Map.of("how", "face", "note", "当面说了，表示理解"));

        assertThat(field.now(number).state()).isEqualTo("invalid");
        assertThat(field.ledger(campaign, VILLAGE)).isEqualTo(ledger(VILLAGE, "village", 1, 0, 0, 0, 0, 1, 0));
        assertThat(ledgers.item(number).reason()).isEqualTo("unlawful");
    }

    @Test
    void whoDoesNotAgreeHasItScreenedAnewAndTheLedgerSaysReopened() {
        var campaign = field.campaign();
        var number = field.collect(campaign, "井盖响");
        field.act("李芳", number, "reject", Map.of("reason", "repeat", "explanation", "上周已有人反映"));
        field.act("王强", number, "confirm-invalid", Map.of("verdict", "agree"));
        field.act("李芳", number, "explain", Map.of("how", "sheet", "note", "送到家"));

        var reporter = new Actor.Resident(null, register.linkKey(number));
        var version = field.now(number).version();
        matters.perform(new Step(number, "object", version, Map.of("text", "不是同一个井盖"), reporter, null, null));

        assertThat(field.now(number).state()).isEqualTo("collected");
        assertThat(field.ledger(campaign, VILLAGE)).isEqualTo(ledger(VILLAGE, "village", 1, 1, 0, 0, 0, 1, 1));
        assertThat(ledgers.item(number).reason()).isNull();
    }

    @Test
    void whoHandledItCannotStrikeItOffAndAnotherBodyFollowsUp() {
        var campaign = field.campaign();
        var number = field.finished(campaign, "路灯不亮");
        town.appoint("李芳", "community-head", SmallTown.VILLAGE, "620402001006-wyh");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> field.act("李芳", number, "strike-off", Map.of("verdict", "pass")))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("procedure.needs-another-person"));

        field.act("王强", number, "strike-off", Map.of("verdict", "pass"));
        assertThat(field.ledger(campaign, VILLAGE).struck()).isOne();
        field.act("吴霞", number, "follow-up", Map.of("outcome", "again"));

        assertThat(field.ledger(campaign, VILLAGE)).isEqualTo(ledger(VILLAGE, "village", 1, 1, 0, 0, 1, 0, 1));
        assertThat(ledgers.item(number).followUp()).isEqualTo("again");
    }

    @Test
    void ofTwoWhoStrikeOffAtOnceOneWinsAndTheLedgerCountsOne() throws Exception {
        var campaign = field.campaign();
        for (int round = 0; round < 5; round++) {
            var number = field.finished(campaign, "两个人同时核验 " + round);
            var version = field.now(number).version();

            var refused = atOnce(List.of("王强", "陈静"), name -> {
                matters.perform(new Step(
                        number, "strike-off", version, Map.of("verdict", "pass"), field.officer(name), null, null));
                return name;
            });

            assertThat(refused).isOne();
            assertThat(field.ledger(campaign, VILLAGE).struck()).isEqualTo(round + 1);
            assertThat(field.ledger(campaign, VILLAGE).open()).isZero();
        }
    }

    @Test
    void outsidePeriodAreaAndChannelsNothingIsCollected() {
        var narrow = campaigns.open(field.proposal(SmallTown.OTHER_VILLAGE.value()), town.who("吴霞"));
        var campaign = field.campaign();

        assertThat(refusal(() -> field.collect(narrow, "不在这里"))).isEqualTo("campaign.outside-area");
        assertThat(refusal(() -> matters.open(new Opening(
                        "campaign-item",
                        SmallTown.BUILDING,
                        null,
                        "desk",
                        Map.of("campaign", campaign.code(), "text", "从窗口"),
                        field.officer("李芳"),
                        null,
                        null))))
                .isEqualTo("campaign.channel-closed");
        campaigns.close(narrow.code(), town.who("吴霞"));
        time.advance(Duration.ofDays(31));
        assertThat(refusal(() -> field.collect(campaign, "晚了"))).isEqualTo("campaign.not-running");
        assertThat(ledgers.all(campaign.code())).isEmpty();
    }

    @Test
    void onlyAPostThatAnswersForTheAreaOpensACampaign() {
        assertThat(refusal(() -> campaigns.open(field.proposal(COUNTY), town.who("孙立"))))
                .isEqualTo("campaign.may-not-open");
        assertThat(refusal(() -> campaigns.open(field.proposal(VILLAGE), town.who("李芳"))))
                .isEqualTo("campaign.may-not-open");
        assertThat(campaigns.open(field.proposal(STREET), town.who("孙立")).title())
                .isEqualTo("孙立的职务");
    }

    @Test
    void ledgersAreSeenOnlyWithinOnesScope() {
        var campaign = field.campaign();
        field.graded(campaign, "县里的事", "county");

        assertThat(ledgers.ledgers(campaign.code(), posts.scopeOf(town.who("李芳"))))
                .extracting(Ledger::book)
                .containsExactly(SmallTown.VILLAGE);
        assertThat(ledgers.ledgers(campaign.code(), posts.scopeOf(town.who("赵敏"))))
                .isEmpty();
        assertThat(ledgers.ledgers(campaign.code(), posts.scopeOf(town.who("吴霞"))))
                .hasSize(2);
    }

    @Test
    void theDatabaseItselfRefusesALedgerThatDoesNotBalanceAndALineThatIsChanged() {
        var campaign = field.campaign();
        field.collect(campaign, "有人想改账");

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        jdbc.sql("update campaign.ledger set open = open - 1").update());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql("delete from campaign.entry").update());
    }

    @ForAll(tries = 6)
    void whateverHappensToItsItemsACampaignBalancesAtEveryStep(long seed) {
        var random = new SplittableRandom(seed);
        var campaign = field.campaign();
        var lives = new RandomLives(field, matters, register, random);
        for (int i = 0; i < 8; i++) {
            lives.collect(campaign);
        }
        for (int step = 0; step < 60; step++) {
            lives.go();
            assertThat(ledgers.all(campaign.code())).allMatch(Ledger::balances);
        }
        assertThat(balance.check(campaign)).isEmpty();
        assertThat(lives.moved()).isPositive();
    }

    private List<String> notices(String number) {
        return jdbc.sql("select template from notice.outbox where strpos(dedupe, :number) > 0")
                .param("number", number)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static String refusal(Runnable wish) {
        try {
            wish.run();
            return "nothing was refused";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private interface Wish {
        String of(String name);
    }

    private static int atOnce(List<String> names, Wish wish) throws Exception {
        var start = new CountDownLatch(1);
        int refused = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = names.stream()
                    .map(name -> threads.submit((Callable<Boolean>) () -> {
                        start.await();
                        try {
                            wish.of(name);
                            return false;
                        } catch (Refusal _) {
                            return true;
                        }
                    }))
                    .toList();
            start.countDown();
            for (var one : asked) {
                refused += one.get() ? 1 : 0;
            }
        }
        return refused;
    }

    private static Ledger ledger(String book, String level, int... n) {
        return new Ledger(
                new org.gongzhi.territory.PlaceCode(book),
                org.gongzhi.territory.Level.of(level),
                n[0],
                n[1],
                n[2],
                n[3],
                n[4],
                n[5],
                n[6]);
    }
}
