package org.gongzhi.hotissue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Committed;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.web.SheetReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@Pages
class IssuesTests {

    private static final AtomicInteger PHONES = new AtomicInteger(1000);
    private static final List<String> KILN = List.of(
            "河湾砖厂半夜排黑烟，粉尘落满院子，衣服不敢晾，家里老人咳嗽，请环保部门查一查河湾砖厂",
            "河湾砖厂的黑烟和粉尘太大了，半夜排放，院子里全是灰，老人孩子咳嗽，环保部门快来查",
            "环保部门查查河湾砖厂吧，夜里排黑烟，粉尘落满院子，窗户不敢开，老人咳嗽得厉害",
            "又是河湾砖厂半夜排黑烟，院子里落满粉尘，衣服都没法晾，老人一直咳嗽，请环保查处");

    private final Matters matters;
    private final Gatherer gatherer;
    private final Issues issues;
    private final Rectifications rectifications;
    private final Topics topics;
    private final Register register;
    private final Posts posts;
    private final SmallTown town;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final MockMvcTester mvc;

    IssuesTests(
            Matters matters,
            Gatherer gatherer,
            Issues issues,
            Rectifications rectifications,
            Topics topics,
            Register register,
            Posts posts,
            SmallTown town,
            Journal journal,
            JdbcClient jdbc,
            MockMvcTester mvc) {
        this.matters = matters;
        this.gatherer = gatherer;
        this.issues = issues;
        this.rectifications = rectifications;
        this.topics = topics;
        this.register = register;
        this.posts = posts;
        this.town = town.settle();
        this.journal = journal;
        this.jdbc = jdbc;
        this.mvc = mvc;
    }

    private void catchUp() {
        Committed.await(journal, jdbc);
        gatherer.catchUp();
    }

    @BeforeEach
    void tell() {
        if (PHONES.get() == 1000) {
            KILN.subList(0, 3).forEach(text -> open(text, SmallTown.BUILDING));
            catchUp();
            open(KILN.get(3), SmallTown.OTHER_VILLAGE);
            open("河湾桥头的红绿灯坏了三天，上下学的孩子过马路很危险，请交警来修", SmallTown.BUILDING);
        }
        catchUp();
    }

    @Test
    void oneProblemToldByManyIsOneIssueAsTheyCome() {
        var issue = kiln("吴霞");

        assertThat(issue.tellings())
                .hasSize(4)
                .allSatisfy(telling -> assertThat(telling.title()).contains("砖厂"));
        assertThat(issue.heat().people()).isEqualTo(4);
        assertThat(issue.name()).contains("河湾砖厂");
    }

    @Test
    void tellingsFromOtherPlacesAreNotThereAndDoNotCount() {
        assertThat(kiln("李芳").tellings()).hasSize(3);
        assertThat(kiln("李芳").heat().people()).isEqualTo(3);
        assertThat(issues.hottest(scope("赵敏"))).noneMatch(IssuesTests::isKiln);
        assertThat(issues.hottest(scope("周平"))).isEmpty();
        assertThat(issues.hottest(Scope.none())).isEmpty();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> issues.get(kiln("吴霞").id(), scope("周平")))
                .returns("hotissue.unknown", Refusal::code);
    }

    @Test
    void whoLooksAtTheWholeOfAPlaceIsToldOfItThere() throws IOException {
        var link = "/work/issues/" + kiln("吴霞").id();

        assertThat(page("/work/brief", "吴霞")).contains(link);
        assertThat(page("/work/bulletins/620402/appeal/2026-11", "吴霞")).contains(link);
        assertThat(page("/work/brief", "赵敏")).doesNotContain(link);
        assertThat(word("吴霞")).contains(link);
    }

    @Test
    void followingTheJournalAgainChangesNothing() {
        var before = kiln("吴霞").tellings();
        jdbc.sql("update hotissue.cursor set position = 0").update();
        catchUp();

        assertThat(kiln("吴霞").tellings())
                .extracting(Telling::id)
                .containsExactlyElementsOf(before.stream().map(Telling::id).toList());
    }

    /** What many suffer from, all talk over: the town, since it is told in two communities, and it does so once. */
    @Test
    void anIssueBecomesATopicOnceWithThoseWhoToldOfItLinkedAndIsHeardInTheTown() {
        var centre = new Actor.Officer(town.who("吴霞"), "吴霞");
        var town = new Actor.Officer(this.town.who("陈静"), "陈静");
        var topic = topics.open(kiln("吴霞"), "河湾砖厂怎么办", "四户反映，请大家商量", centre);

        assertThat(topics.open(kiln("吴霞"), "河湾砖厂怎么办", "四户反映，请大家商量", centre)).isEqualTo(topic);
        assertThat(jdbc.sql("select other from procedure.link where number = :number and kind = 'caused-by'")
                        .param("number", topic.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(
                        kiln("吴霞").tellings().stream().map(Telling::id).toList());
        var opened = register.find(topic).orElseThrow();
        assertThat(opened.place()).isEqualTo(SmallTown.STREET);
        matters.perform(new Step(
                topic,
                "screen",
                opened.version(),
                Map.of("verdict", "ordinary", "reason", "两个社区都有人反映"),
                town,
                null,
                null));
        assertThat(register.find(topic).orElseThrow().state()).isEqualTo("scheduled");
        assertThat(mvc.get().uri("/topics/" + topic))
                .hasStatusOk()
                .bodyText()
                .contains("河湾砖厂怎么办", "由热点问题而来", "两个社区都有人反映")
                .doesNotContain("衣服不敢晾");
    }

    @Test
    void anIssueIsTackledOnceAsAKindOfProblemWithItsMembersLinked() {
        var officer = new Actor.Officer(town.who("吴霞"), "吴霞");
        var number = rectifications.open(kiln("吴霞"), "整治砖厂", "粉尘反复，要治本", officer);
        var again = rectifications.open(kiln("吴霞"), "整治砖厂", "粉尘反复，要治本", officer);

        assertThat(again).isEqualTo(number);
        assertThat(kiln("吴霞").rectification()).isEqualTo(number.value());
        assertThat(jdbc.sql("select other from procedure.link where number = :number and kind = 'same-kind-as'")
                        .param("number", number.value())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(
                        kiln("吴霞").tellings().stream().map(Telling::id).toList());
    }

    @Test
    void thePagesSayWhatTheHeatIsMadeOf() {
        var id = kiln("吴霞").id();

        assertThat(page("/work/issues", "吴霞")).contains("河湾砖厂", "4 人提过 4 次");
        assertThat(page("/work/issues/" + id, "吴霞")).contains("水川路社区（3 次）", "友好路社区（1 次）");
        assertThat(page("/work/issues", "赵敏")).doesNotContain("河湾砖厂");
        assertThat(mvc.get().uri("/work/issues/nonsense").with(As.staff(town.who("吴霞"), "吴霞")))
                .hasStatus(404);
    }

    @Test
    void theTableSaysOfEachIssueWhatThePageSays() {
        var page = page("/work/issues", "李芳");

        assertThat(page).contains("/work/issues/list.xlsx");
        assertThat(table("李芳").getFirst()).containsExactly("热点问题", "热度", "热度怎么来的", "时间", "近来多了少了", "地点", "专项整治");
        assertThat(table("李芳"))
                .filteredOn(row -> row.getFirst().contains("河湾砖厂"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get(1))
                            .isEqualTo(String.valueOf(kiln("李芳").heat().value()));
                    assertThat(row.get(2)).startsWith("3 人提过 3 次");
                    assertThat(row.get(5)).contains("水川路社区（3 次）").doesNotContain("友好路");
                    assertThat(row.subList(2, 6))
                            .allSatisfy(cell -> assertThat(page).contains(cell));
                });
        assertThat(table("赵敏")).isNotEmpty().noneMatch(row -> row.toString().contains("河湾砖厂"));
    }

    private List<List<String>> table(String who) {
        var answer = mvc.get()
                .uri("/work/issues/list.xlsx")
                .with(As.staff(town.who(who), who))
                .exchange();
        assertThat(answer).hasStatusOk();
        return SheetReader.read(answer.getResponse().getContentAsByteArray());
    }

    @Test
    void whatWasTypedStandsThereAgainAfterARefusal() {
        assertThat(mvc.post()
                        .uri("/work/issues/" + kiln("李芳").id() + "/rectification")
                        .param("subject", "整治砖厂粉尘")
                        .param("text", "反复出现")
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .with(As.staff(town.who("李芳"), "李芳")))
                .hasStatus(403)
                .bodyText()
                .contains("整治砖厂粉尘", "反复出现");
    }

    private Issue kiln(String who) {
        return issues.hottest(scope(who)).stream()
                .filter(IssuesTests::isKiln)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isKiln(Issue issue) {
        return issue.tellings().getFirst().title().contains("河湾砖厂");
    }

    private Scope scope(String who) {
        return posts.scopeOf(town.who(who));
    }

    private void open(String text, PlaceCode place) {
        matters.open(new Opening(
                "appeal",
                place,
                null,
                "code",
                Map.of("text", text, "phone", "1381111" + PHONES.getAndIncrement()),
                new Actor.Resident(null, null),
                null,
                null));
    }

    private String page(String address, String who) {
        var answer = mvc.get().uri(address).with(As.staff(town.who(who), who)).exchange();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** The words of this month's bulletin as a file. */
    private String word(String name) throws IOException {
        var month = YearMonth.from(Shanghai.day(Instant.now()));
        var answer = mvc.get()
                .uri("/work/bulletins/620402/appeal/" + month + ".docx")
                .with(As.staff(town.who(name), name))
                .exchange();
        assertThat(answer).hasStatusOk();
        try (var file = new XWPFDocument(
                        new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()));
                var words = new XWPFWordExtractor(file)) {
            return words.getText();
        }
    }
}
