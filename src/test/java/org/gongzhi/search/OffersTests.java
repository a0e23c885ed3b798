package org.gongzhi.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@Pages
class OffersTests {

    private final Offers offers;
    private final Offering offering;
    private final FreshIndex index;
    private final Matters matters;
    private final Register register;
    private final MockMvcTester mvc;
    private final String door;
    private final SmallTown town;
    private final RequestPostProcessor officer;

    OffersTests(
            Offers offers,
            Offering offering,
            Indexer indexer,
            Journal journal,
            JdbcClient jdbc,
            Matters matters,
            Register register,
            MockMvcTester mvc,
            DoorCodes doors,
            SmallTown town) {
        this.offers = offers;
        this.offering = offering;
        this.index = new FreshIndex(indexer, journal, jdbc);
        this.matters = matters;
        this.register = register;
        this.mvc = mvc;
        this.town = town.settle();
        this.officer = As.staff(town.who("李芳"), "李芳");
        this.door = doors.codeOf(SmallTown.BUILDING);
    }

    @Test
    void whoReportsWhatANeighbourReportedIsAskedAndLearnsOnlyWhatIsPublic() {
        var first = open(SmallTown.BUILDING, "城乡建设", "电梯停运三天了，七楼的张奶奶下不了楼");
        index.catchUp();

        var sent = send("电梯又停运了，小区物业一直不来修电梯，老人上下楼困难");
        var page = mvc.get().uri(location(sent)).exchange();

        assertThat(sent).hasStatus(303);
        assertThat(location(sent)).startsWith("/q/same/");
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("和这件是同一件事吗", "水川路社区", "也反映过“电梯”的问题", "等待回电", first.value())
                .doesNotContain("张奶奶", "七楼", "惠民小区");
    }

    @Test
    void whatIsAnsweredIsKeptForTheOfficerAndLeadsToTheMatter() {
        var first = open(SmallTown.BUILDING, "城乡建设", "自来水发黄，水里有沙子");
        index.catchUp();
        var sent = send("自来水发黄有一股怪味，小区居民都不敢喝自来水，请自来水公司检修管道");
        var mine = number(sent);

        var answer = answer(mine, first.value());

        assertThat(answer).hasStatus(303);
        assertThat(location(answer)).startsWith("/m/" + mine);
        assertThat(offers.saidOf(mine)).contains(first);
        assertThat(offers.saidBy(first)).containsExactly(mine);
    }

    @Test
    void theOfficerSeesWhatTheReporterSaidAndMergesWithOneTap() {
        var first = open(SmallTown.BUILDING, "城乡建设", "井盖碎了一个角，孩子容易踩空");
        index.catchUp();
        var mine = number(send("碎了的井盖还没有换，井盖缺角很危险，孩子踩空就掉下去了"));
        answer(mine, first.value());
        callBack(first);
        callBack(mine);
        index.catchUp();

        var page = work(mine);
        var merged = mvc.post()
                .uri("/work/m/{number}/merge", mine.value())
                .with(officer)
                .with(csrf())
                .param("version", "2")
                .param("key", "merge-" + mine)
                .param("lead", first.value())
                .param("reason", "同一楼栋，都说到“井盖”")
                .exchange();

        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("可能是同一件事", first.value(), "反映人说是同一件事", "同一楼栋", "井盖", "是同一件，并入它");
        assertThat(merged).hasStatus(302);
        assertThat(register.find(mine).orElseThrow().lead()).isEqualTo(first);
        assertThat(work(mine)).bodyText().doesNotContain("是同一件，并入它");
    }

    @Test
    void anOfficerOfAnotherVillageIsShownNothingOfTheFirst() {
        var first = open(SmallTown.BUILDING, "城乡建设", "围墙塌了一段，砖头堆在路上");
        var other = open(SmallTown.OTHER_VILLAGE, "城乡建设", "围墙塌了一段，砖头堆在路上");
        index.catchUp();

        assertThat(mvc.get().uri("/work/m/" + other).with(As.staff(town.who("赵敏"), "赵敏")))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(first.value());
    }

    private MvcTestResult work(MatterNumber number) {
        return mvc.get().uri("/work/m/" + number).with(officer).exchange();
    }

    private void callBack(MatterNumber number) {
        matters.perform(new Step(
                number, "reach", 1, Map.of("note", "上门见到了"), new Actor.Officer(town.who("李芳"), "李芳"), null, null));
    }

    @Test
    void aMatterThatWasNotOfferedCannotBeNamed() {
        var other = open(SmallTown.OTHER_VILLAGE, "城乡建设", "消防通道被车堵住了");
        open(SmallTown.BUILDING, "城乡建设", "消防通道被车堵住了");
        index.catchUp();
        var mine = number(send("消防通道停满了车，小区消防通道被堵，消防车进不来，请物业清理消防通道"));

        assertThat(answer(mine, other.value())).hasStatus(409).bodyText().contains("刚刚有了变化");
        assertThat(offers.saidOf(mine)).isEmpty();
    }

    @Test
    void withoutTheKeyOfTheLinkNobodyIsAsked() {
        var number = open(SmallTown.BUILDING, "城乡建设", "公告栏的玻璃碎了");

        assertThat(mvc.get().uri("/q/same/" + number + "?k=guess")).hasStatus(404);
    }

    @Test
    void whatAnotherVillageReportedIsNotOffered() {
        open(SmallTown.OTHER_VILLAGE, "城乡建设", "健身器材断了一根杆");
        index.catchUp();
        var mine = open(SmallTown.BUILDING, "城乡建设", "健身器材断了一根杆");

        assertThat(offers.of(register.find(mine).orElseThrow())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "城乡建设, 路灯不亮, true",
        "城乡建设/城市建设和市政管理, 下水道堵了, true",
        "城乡建设, 楼上邻居装修时打人, false",
        "政法, 路灯不亮, false",
        ", 电梯坏了, true",
        ", 下水道堵了, true",
        ", 楼上漏水以后威胁我, false",
        ", 隔壁两口子天天打架, false",
        ", 嗯, false"
    })
    void onlyReportsAboutThingsAreOfferedNeverThoseAboutPeople(
            @Nullable String category, String said, boolean offered) {
        assertThat(offering.allows(category, said)).isEqualTo(offered);
    }

    private MatterNumber open(PlaceCode place, String category, String text) {
        return matters.open(new Opening(
                        "appeal",
                        place,
                        category,
                        "code",
                        Map.of("text", text),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
    }

    private MvcTestResult send(String text) {
        return mvc.post()
                .uri("/q/{code}", door)
                .with(csrf())
                .param("text", text)
                .exchange();
    }

    private MvcTestResult answer(MatterNumber mine, String other) {
        return mvc.post()
                .uri("/q/same/{number}", mine.value())
                .with(csrf())
                .param("k", register.linkKey(mine))
                .param("other", other)
                .exchange();
    }

    private static String location(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getHeader("Location"));
    }

    private static MatterNumber number(MvcTestResult answer) {
        var path = location(answer);
        return List.of(path.substring(path.lastIndexOf('/') + 1, path.indexOf('?'))).stream()
                .map(MatterNumber::new)
                .findFirst()
                .orElseThrow();
    }
}
