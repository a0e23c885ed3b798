package org.gongzhi.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gongzhi.identity.Readings;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.gongzhi.testing.Visitor;
import org.gongzhi.web.SheetReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@Pages
class CallsTests {

    private static final Draw HALF = new Draw(
            LocalDate.of(2026, 1, 1),
            "样例",
            50,
            "seed",
            3,
            Duration.ofHours(2),
            LocalTime.of(9, 0),
            LocalTime.of(20, 0));

    private final Affairs affairs;
    private final Tallies tallies;
    private final Readings readings;
    private final MockMvcTester mvc;
    private final SmallTown town;
    private final TestTime.Movable time;

    CallsTests(
            Matters matters,
            Register register,
            Procedures procedures,
            SmallTown town,
            Tallies tallies,
            Readings readings,
            MockMvcTester mvc,
            TestTime.Movable time) {
        this.affairs = new Affairs(matters, register, procedures, town);
        this.tallies = tallies;
        this.readings = readings;
        this.mvc = mvc;
        this.town = town;
        this.time = time;
    }

    @AfterEach
    void timeIsItselfAgain() {
        time.set(InstantSource.system().instant());
    }

    @Test
    void theCentreCallsAsksBothAndTheHandlerDoesNot() {
        var number = affairs.waitingForTheCall();
        tallies.settle();

        assertThat(page("吴霞", "/work/calls")).contains("/work/calls/" + number);
        assertThat(page("李芳", "/work/calls")).doesNotContain(number.value());
        assertThat(get("李芳", "/work/calls/" + number)).hasStatus(403);
        assertThat(page("吴霞", "/work/calls/" + number))
                .contains("138****1111", "解决了吗", "满意吗")
                .doesNotContain("tel:");
        assertThat(Visitor.text(post("吴霞", number, "/phone"))).contains("tel:13800001111");
        assertThat(readings.of(number.value())).hasSize(1);
        assertThat(post("吴霞", number, "", "outcome", "reached", "solved", "yes"))
                .hasStatus(422)
                .bodyText()
                .contains("两个问题都问到", "checked");

        assertThat(post("吴霞", number, "", "outcome", "reached", "solved", "yes", "satisfied", "fair"))
                .hasStatus(302);
        assertThat(affairs.now(number).state()).isEqualTo("closed");
        assertThat(page("吴霞", "/work/calls")).doesNotContain("/work/calls/" + number);
    }

    @Test
    void theTableHasWhoWaitsForACallAndOnlyForWhoeverCalls() {
        time.set(Instant.parse("2026-12-03T02:00:00Z"));
        var number = affairs.waitingForTheCall();
        tallies.settle();
        post("吴霞", number, "", "outcome", "no-answer");
        var matter = affairs.now(number);

        assertThat(page("吴霞", "/work/calls")).contains("/work/calls/list.xlsx");
        assertThat(table("吴霞")).startsWith(List.of("编号", "事项", "地点", "打过", "下次", "回访期限", "处理"));
        assertThat(table("吴霞"))
                .filteredOn(row -> row.getFirst().equals(number.value()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row).startsWith(number.value(), matter.title()).endsWith("去回访");
                    assertThat(row.get(2)).contains("水川路社区");
                    assertThat(row.subList(3, 5)).containsExactly("1", "12月3日 12:00");
                    assertThat(row.get(5)).isNotEmpty();
                });
        assertThat(table("李芳")).hasSize(1);
    }

    private List<List<String>> table(String name) {
        return SheetReader.read(get(name, "/work/calls/list.xlsx").getResponse().getContentAsByteArray());
    }

    @Test
    void oneGivesUpOnlyAfterAllAttempts() {
        time.set(Instant.parse("2026-12-02T02:00:00Z"));
        var number = affairs.waitingForTheCall();
        assertThat(post("吴霞", number, "", "outcome", "unreachable"))
                .hasStatus(409)
                .bodyText()
                .contains("打满 3 次");
        post("吴霞", number, "", "outcome", "no-answer");
        assertThat(page("吴霞", "/work/calls/" + number)).contains("12月2日 12:00 之后再打", "再打 1 次");
        post("吴霞", number, "", "outcome", "no-answer");

        assertThat(page("吴霞", "/work/calls/" + number)).contains("按程序办结");
        assertThat(post("吴霞", number, "", "outcome", "unreachable")).hasStatus(302);
        assertThat(affairs.now(number).state()).isEqualTo("closed");
    }

    @Test
    void theRuleHoldsOnTheMattersOwnPageAndForProgramsToo() {
        var number = affairs.waitingForTheCall();

        assertThat(refusal(() -> affairs.act("吴霞", number, "call", Map.of("outcome", "unreachable"))))
                .isEqualTo("insight.call.too-few");
        assertThat(refusal(() -> affairs.act("吴霞", number, "call", Map.of("outcome", "reached", "solved", "yes"))))
                .isEqualTo("insight.call.both");
        assertThat(refusal(() -> affairs.act("吴霞", number, "close-undrawn", Map.of())))
                .isEqualTo("insight.call.drawn");
        affairs.act("吴霞", number, "call", Map.of("outcome", "no-answer"));
        affairs.act("吴霞", number, "call", Map.of("outcome", "no-answer"));
        affairs.act("吴霞", number, "call", Map.of("outcome", "unreachable"));

        assertThat(affairs.now(number).state()).isEqualTo("closed");
    }

    private static String refusal(Runnable wish) {
        try {
            wish.run();
            return "nothing was refused";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    @Test
    void whatWasDrawnIsNotEndedWithoutACall() {
        var number = affairs.waitingForTheCall();

        assertThat(post("吴霞", number, "", "step", "close")).hasStatus(409);
        assertThat(affairs.now(number).state()).isEqualTo("calling");
    }

    @Test
    void theDrawIsWhatAnybodyWorksOutFromSeedAndNumber() {
        // Worked out beside the program: SHA-256 of seed:number begins with ee474c1d, and 1d2b1ea1; modulo 10,000 that
        // is 2653, and 5153.
        var numbers = IntStream.range(0, 4_000)
                .mapToObj("SQ620402-261122-%06d"::formatted)
                .map(MatterNumber::new)
                .toList();

        assertThat(numbers.stream().filter(HALF::takes).count()).isBetween(1_850L, 2_150L);
        assertThat(HALF.takes(new MatterNumber("SQ620402-261122-000317"))).isTrue();
        assertThat(HALF.takes(new MatterNumber("SQ620402-261122-000302"))).isFalse();
    }

    @Test
    void peopleAreCalledByDayAndNotTwiceWithinTwoHours() {
        var evening = Instant.parse("2026-11-25T11:30:00Z");
        var night = Instant.parse("2026-11-25T18:00:00Z");

        assertThat(CallQueue.next(HALF, null, evening)).isEqualTo(evening);
        assertThat(CallQueue.next(HALF, evening, evening)).isEqualTo(Instant.parse("2026-11-26T01:00:00Z"));
        assertThat(CallQueue.next(HALF, null, night)).isEqualTo(Instant.parse("2026-11-26T01:00:00Z"));
        assertThat(CallQueue.next(HALF, Instant.parse("2026-11-26T02:00:00Z"), Instant.parse("2026-11-26T03:00:00Z")))
                .isEqualTo(Instant.parse("2026-11-26T04:00:00Z"));
    }

    private MvcTestResult post(String name, MatterNumber number, String rest, String... fields) {
        var request = mvc.post()
                .uri("/work/calls/" + number + rest)
                .with(As.staff(town.who(name), name))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .formField("version", String.valueOf(affairs.now(number).version()))
                .formField("key", java.util.UUID.randomUUID().toString());
        for (int i = 0; i < fields.length; i += 2) {
            request.formField(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult get(String name, String address) {
        return mvc.get().uri(address).with(As.staff(town.who(name), name)).exchange();
    }

    private String page(String name, String address) {
        return Visitor.text(get(name, address));
    }
}
