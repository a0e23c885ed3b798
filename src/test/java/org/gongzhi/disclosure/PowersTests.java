package org.gongzhi.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Each power leads to every time it was used. */
@Pages
class PowersTests {

    private final Matters matters;
    private final PowersSource source;
    private final OpenCache cache;
    private final MockMvcTester mvc;
    private final SmallTown town;
    private final TestTime.Movable time;

    PowersTests(
            Matters matters,
            PowersSource source,
            OpenCache cache,
            MockMvcTester mvc,
            SmallTown town,
            TestTime.Movable time) {
        this.matters = matters;
        this.source = source;
        this.cache = cache;
        this.mvc = mvc;
        this.town = town;
        this.time = time;
    }

    @AfterEach
    void timeIsItselfAgain() {
        time.set(InstantSource.system().instant());
    }

    @Test
    void everyUseOfAPowerStandsInTheListOfItsVillageAndIsCounted() {
        town.settle();
        time.set(Instant.parse("2033-05-10T02:00:00Z"));
        var number = matters.open(new Opening(
                        "village-expense",
                        SmallTown.VILLAGE,
                        null,
                        "web",
                        Map.of("subject", "修凉亭的顶", "amount", "6000", "reason", "漏雨"),
                        officer("李芳"),
                        null,
                        null))
                .number();
        matters.perform(new Step(number, "approve", 1, Map.of("verdict", "pass"), officer("王强"), null, null));

        cache.changed(SmallTown.VILLAGE.value());
        assertThat(page("/open/" + SmallTown.VILLAGE + "/powers")).contains("居委会经费支出审批", "今年用过 1 次，办结 0 次");
        assertThat(page("/open/" + SmallTown.VILLAGE + "/powers/expense"))
                .contains("修凉亭的顶", number.value(), "超限额，待乡镇（街道）审批", "会计法", "监督委员会审核：村（居）务监督委员会", "3 个工作日");
        assertThat(page("/open/" + SmallTown.OTHER_VILLAGE + "/powers/expense"))
                .contains("还没有用过")
                .doesNotContain("修凉亭的顶");
        assertThat(source.fill(SmallTown.VILLAGE, "powers-used", Period.of("2033-05"))
                        .orElseThrow()
                        .rows())
                .contains(List.of("居委会经费支出审批", "1", "0"));
        assertThat(mvc.get().uri("/open/" + SmallTown.VILLAGE + "/powers/none")).hasStatus(404);
    }

    private String page(String address) {
        var answer = mvc.get().uri(address).exchange();
        assertThat(answer).as(address).hasStatusOk();
        return Visitor.text(answer);
    }

    private Actor officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }
}
