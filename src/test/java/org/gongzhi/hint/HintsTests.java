package org.gongzhi.hint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.suggestion.SortedTexts.Sorted;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@Pages
class HintsTests {

    private static final String TAXI = "火车站的出租车不打表还拒载，黑车到处拉客，请交通运输部门到水川路社区管一管";

    private final Matters matters;
    private final SortedMatters sorted;
    private final SmallTown town;
    private final MockMvcTester mvc;
    private final JdbcClient jdbc;

    HintsTests(Matters matters, SortedMatters sorted, SmallTown town, MockMvcTester mvc, JdbcClient jdbc) {
        this.matters = matters;
        this.sorted = sorted;
        this.town = town.settle();
        this.mvc = mvc;
        this.jdbc = jdbc;
    }

    @Test
    void whoeverHandlesAMatterReadsWhatItIsProbablyAbout() {
        assertThat(page(open(SmallTown.BUILDING, null), "李芳"))
                .contains("可能的类别", "交通运输")
                .doesNotContain("文字里提到的地点");
    }

    @Test
    void aPlaceIsOfferedOnlyWhereTheCodeDoesNotSay() {
        assertThat(page(open(SmallTown.STREET, null), "陈静")).contains("文字里提到的地点", "人民路街道 · 水川路社区");
    }

    @Test
    void whatSomebodyDecidedIsNotSuggestedAgainAndIsLearnt() {
        var number = open(SmallTown.BUILDING, "环境保护/噪音");

        assertThat(page(number, "李芳")).doesNotContain("可能的类别");
        var learnt = new ArrayList<Sorted>();
        sorted.each(learnt::add);
        assertThat(learnt).anySatisfy(text -> {
            assertThat(text.category()).isEqualTo("环境保护");
            assertThat(text.detail()).isEqualTo(TAXI);
        });
    }

    @Test
    void whoeverVerifiesReadsWhatTheAnswerLeavesOpen() {
        var number = open(SmallTown.BUILDING, null);
        act(number, "call-back", 1, Map.of("outcome", "reached"));
        act(number, "finish", 2, Map.of("result", "您好，您反映的问题已转有关部门处理，感谢您的留言。"));

        assertThat(page(number, "王强")).contains("答复可能没有说到点上", "只说已经转办");
    }

    @Test
    void whoeverWritesAMatterDownIsToldWhatItIsProbablyAboutAndDecides() {
        var before = opened();
        assertThat(page("/work/new/appeal/category", Map.of("text", TAXI, "place", SmallTown.VILLAGE.value())))
                .contains("交通运输", TAXI)
                .doesNotContain("还没有写情况");
        assertThat(page("/work/new/appeal/category", Map.of("text", ""))).contains("还没有写情况");
        assertThat(page("/work/new/seal-check", Map.of())).doesNotContain("看看像哪一类");

        var wrong = Map.of("text", TAXI, "place", SmallTown.VILLAGE.value(), "category", "没有这一类");
        assertThat(page("/work/new/appeal", wrong)).contains("f-category-error", "没有这一类", TAXI);
        assertThat(opened()).isEqualTo(before);
    }

    private long opened() {
        return jdbc.sql("select count(*) from procedure.matter where title like :taxi")
                .param("taxi", TAXI.substring(0, 8) + "%")
                .query(Long.class)
                .single();
    }

    private String page(String address, Map<String, String> fields) {
        var request =
                mvc.post().uri(address).with(As.staff(town.who("李芳"), "李芳")).with(csrf());
        fields.forEach(request::param);
        return new String(request.exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MatterNumber open(PlaceCode place, @Nullable String category) {
        return matters.open(new Opening(
                        "appeal",
                        place,
                        category,
                        "code",
                        Map.of("text", TAXI, "phone", "13811112222"),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
    }

    private void act(MatterNumber number, String action, int version, Map<String, Object> form) {
        matters.perform(new Step(number, action, version, form, new Actor.Officer(town.who("李芳"), "李芳"), null, null));
    }

    private String page(MatterNumber number, String who) {
        var answer = mvc.get()
                .uri("/work/m/" + number.value())
                .with(As.staff(town.who(who), who))
                .exchange();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
