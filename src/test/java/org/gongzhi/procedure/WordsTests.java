package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, Lives.class})
class WordsTests {

    private final Lives lives;
    private final Matters matters;
    private final Register register;
    private final Relations relations;
    private final Quantities quantities;
    private final Inbox inbox;
    private final SeriesWatch series;
    private final Posts posts;
    private final SmallTown town;
    private final JdbcClient jdbc;
    private final TestTime.Movable time;

    WordsTests(
            Lives lives,
            Matters matters,
            Register register,
            Relations relations,
            Quantities quantities,
            Inbox inbox,
            SeriesWatch series,
            Posts posts,
            SmallTown town,
            JdbcClient jdbc,
            TestTime.Movable time) {
        this.lives = lives;
        this.matters = matters;
        this.register = register;
        this.relations = relations;
        this.quantities = quantities;
        this.inbox = inbox;
        this.series = series;
        this.posts = posts;
        this.town = town;
        this.jdbc = jdbc;
        this.time = time;
    }

    @Test
    void aPartyFindsTheMatterInItsInboxMayActAndStillSeesItAfterLeaving() {
        var number = open(SmallTown.VILLAGE, "邻里纠纷");
        var invited = posts.scopeOf(town.who("周平"));
        assertThat(register.seen(number, invited)).isEmpty();
        assertRefused("procedure.not-yours", () -> lives.act("周平", number, "leave", Map.of()));

        lives.act("陈静", number, "invite", Map.of("who", "620402-zjj"));
        assertThat(waiting("周平")).contains(number);
        assertThat(register.seen(number, invited)).isPresent();
        lives.act("周平", number, "leave", Map.of());

        assertThat(waiting("周平")).doesNotContain(number);
        assertThat(register.seen(number, invited)).isPresent();
        assertRefused("procedure.not-yours", () -> lives.act("周平", number, "leave", Map.of()));
    }

    @Test
    void somebodyFromOutsideActsWithTheNumberThatWasNamedAndNobodyElseDoes() {
        var number = open(SmallTown.VILLAGE, "漏水赔偿");
        lives.act("陈静", number, "name-side", Map.of("phone", "13712345678"));

        assertRefused("procedure.needs-link", () -> say(number, "13712345679"));
        say(number, "13712345678");
        say(number, "13712345678");

        assertThat(lives.now(number).facts()).containsEntry("rounds", "2");
        assertThat(lives.now(number).parties())
                .singleElement()
                .extracting(Party::shown)
                .isEqualTo("137****5678");
        assertThat(jdbc.sql("select count(*) from procedure.matter m where m::text like '%13712345678%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoOpenedItAloneGivesItUpAndNeverChecksIt() {
        var number = open(SmallTown.VILLAGE, "自己提的事");

        assertRefused("procedure.needs-same-person", () -> lives.act("孙立", number, "give-up", Map.of()));
        assertRefused("procedure.needs-another-person", () -> lives.act("陈静", number, "second", Map.of()));
        assertThat(register.lawful(lives.now(number), new Actor.Officer(town.who("孙立"), "孙立")))
                .extracting(Action::key)
                .contains("second")
                .doesNotContain("give-up");

        lives.act("孙立", number, "second", Map.of());
        lives.act("陈静", number, "give-up", Map.of());
        assertThat(lives.now(number).ended()).isTrue();
    }

    @Test
    void whatMustBePostedFirstIsRefusedUntilThenAndTheRefusalSaysWhen() {
        var number = open(SmallTown.VILLAGE, "公示事项");
        lives.act("陈静", number, "post", Map.of("ground", "村规民约第三条"));
        assertThat(lives.now(number).facts()).containsEntry("ground", "村规民约第三条");
        var from = Shanghai.minute(lives.clock(number, "posting").dueAt());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> lives.act("陈静", number, "decide", Map.of()))
                .matches(refusal -> refusal.code().equals("procedure.too-early")
                        && refusal.arguments().contains(from));
        time.advance(Duration.ofDays(20));
        try {
            lives.act("陈静", number, "decide", Map.of());
            assertThat(lives.now(number).ended()).isTrue();
        } finally {
            time.advance(Duration.ofDays(-20));
        }
    }

    @Test
    void ofSixtyFourWhoDrawAtOnceOnlySoManyAsWereGrantedSucceed() throws Exception {
        var decision = open(SmallTown.VILLAGE, "同意用印十次");
        lives.act("陈静", decision, "grant", Map.of("count", "10"));
        Callable<Boolean> use = () -> {
            try {
                lives.act(
                        "陈静", open(SmallTown.VILLAGE, "用印"), "use", Map.of("decision", decision.value(), "count", "1"));
                return true;
            } catch (Refusal refused) {
                assertThat(refused.code()).isEqualTo("procedure.beyond");
                return false;
            }
        };
        int used = 0;
        try (var pool = Executors.newFixedThreadPool(64)) {
            for (var outcome :
                    pool.invokeAll(IntStream.range(0, 64).mapToObj(_ -> use).toList())) {
                used += outcome.get() ? 1 : 0;
            }
        }

        assertThat(used).isEqualTo(10);
        assertThat(quantities.of(lives.now(decision)))
                .singleElement()
                .satisfies(quantity -> assertThat(quantity.left()).isZero());
        assertThat(quantities.draws(decision)).hasSize(10).allMatch(drawn -> drawn.amount() == 1);
    }

    @Test
    void aDrawOfTooMuchTakesNothingAndOneFromAMatterThatGrantsNothingIsRefused() {
        var decision = open(SmallTown.VILLAGE, "同意用印三次");
        lives.act("陈静", decision, "grant", Map.of("count", "3"));
        var first = open(SmallTown.VILLAGE, "用两次");
        use(first, decision, "2");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> use(open(SmallTown.VILLAGE, "再用两次"), decision, "2"))
                .matches(refusal -> refusal.code().equals("procedure.beyond")
                        && refusal.arguments().contains(1L));
        assertRefused("procedure.grants-nothing", () -> use(open(SmallTown.VILLAGE, "没有批准"), first, "1"));
        assertThat(quantities.of(lives.now(decision)).getFirst().left()).isOne();
        assertThat(relations.links(lives.now(first)))
                .extracting(Relations.Related::how, Relations.Related::number)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("covered-by", decision));
        assertThat(relations.links(lives.now(decision)))
                .extracting(Relations.Related::how)
                .containsExactly("of-covered-by");
    }

    @Test
    void oneStepOpensAMatterInEachVillageAtItsOwnDesk() {
        var number = open(SmallTown.STREET, "汛期排查");

        lives.act("陈静", number, "spread", Map.of());

        assertThat(relations.children(lives.now(number)))
                .extracting(child -> lives.now(child.number()).desk())
                .containsExactlyInAnyOrderElementsOf(villages().stream()
                        .map(village -> Desk.of("community-officer", village))
                        .toList())
                .contains(
                        Desk.of("community-officer", SmallTown.VILLAGE),
                        Desk.of("community-officer", SmallTown.OTHER_VILLAGE));
        assertThat(relations.children(lives.now(number)))
                .extracting(child -> lives.now(child.number()).title())
                .containsOnly("汛期排查");
    }

    @Test
    void theCalendarOpensAMatterForEachPlaceOnceAPeriod() {
        var before = Shanghai.startOf(LocalDate.of(2031, 12, 30));
        var day = Shanghai.startOf(LocalDate.of(2031, 12, 31));

        assertThat(series.open(before)).isZero();
        assertThat(series.open(day)).isEqualTo(villages().size());
        assertThat(series.open(day.plusSeconds(3600))).isZero();
        jdbc.sql("delete from procedure.series_done where procedure = 'trial'").update();
        assertThat(series.open(day)).as("after a crash before the end").isZero();

        assertThat(jdbc.sql("select place from procedure.matter where title = '2031年例行' order by place")
                        .query(String.class)
                        .list())
                .isEqualTo(villages().stream().map(PlaceCode::value).toList())
                .contains(SmallTown.VILLAGE.value(), SmallTown.OTHER_VILLAGE.value());
    }

    /** Other tests may have added some. */
    private List<PlaceCode> villages() {
        return jdbc.sql("select code from territory.place where level = 'village' and until is null order by code")
                .query((row, _) -> new PlaceCode(row.getString("code")))
                .list();
    }

    private MatterNumber open(PlaceCode place, String text) {
        var actor = new Actor.Officer(town.who("陈静"), "陈静");
        return matters.open(new Opening("trial", place, null, "web", Map.of("text", text), actor, null, null))
                .number();
    }

    private void use(MatterNumber number, MatterNumber decision, String count) {
        lives.act("陈静", number, "use", Map.of("decision", decision.value(), "count", count));
    }

    private void say(MatterNumber number, String phone) {
        var side = new Actor.Resident(new Phone(phone), null);
        matters.perform(new Step(number, "say", lives.now(number).version(), Map.of("text", "说明"), side, null, null));
    }

    private List<MatterNumber> waiting(String name) {
        return inbox.of(posts.scopeOf(town.who(name)), 1000).stream()
                .map(listed -> listed.matter().number())
                .toList();
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable wish) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(wish)
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
