package org.gongzhi.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriComponentsBuilder;

@Pages
class BoardTests {

    private static final Pattern NUMBER =
            Pattern.compile("<a class=\"count\" href=\"([^\"]+)\" aria-label=\"[^\"]*\">([\\d,]+)</a>");
    private static final Pattern BOARD = Pattern.compile("href=\"(/work/board\\?[^\"]+)\"");

    private final Affairs affairs;
    private final Tallies tallies;
    private final FactList list;
    private final MockMvcTester mvc;
    private final Posts posts;
    private final SmallTown town;

    BoardTests(
            Matters matters,
            Register register,
            Procedures procedures,
            SmallTown town,
            Tallies tallies,
            FactList list,
            MockMvcTester mvc,
            Posts posts) {
        this.affairs = new Affairs(matters, register, procedures, town);
        this.tallies = tallies;
        this.list = list;
        this.mvc = mvc;
        this.posts = posts;
        this.town = town;
    }

    /** Walks from the county's board over every board it leads to, and counts behind every number. */
    @Test
    void everyNumberIsAsLongAsItsListOnEveryBoardOneCanReach() {
        var random = new Random(7);
        for (int life = 0; life < 12; life++) {
            var number = affairs.anyReport(random);
            for (int step = 0; step < 20; step++) {
                affairs.anything(number, random);
            }
        }
        affairs.call(affairs.waitingForTheCall(), "yes", "fair");
        affairs.call(affairs.waitingForTheCall(), "no", "no");
        tallies.settle();

        var seen = new LinkedHashMap<String, Long>();
        walk("吴霞", "/work/board", seen, new java.util.HashSet<>());
        assertThat(seen).hasSizeGreaterThan(60);
        var scope = posts.scopeOf(town.who("吴霞"));
        seen.forEach((address, number) ->
                assertThat(list.count(scope, ask(address))).as(address).isEqualTo(number));
        assertThat(seen.keySet()).anyMatch(address -> address.contains("measure=satisfied&value=yes"));
    }

    @Test
    void anOfficerSeesTheOwnSubtreeAndNothingBeside() {
        var here = affairs.report(SmallTown.VILLAGE, "路灯");
        tallies.settle();

        assertThat(page("赵敏", "/work/board")).contains("友好路社区看板").doesNotContain(here.value());
        assertThat(mvc.get().uri("/work/board?place=" + SmallTown.VILLAGE).with(As.staff(town.who("赵敏"), "赵敏")))
                .hasStatus(403);
        assertThat(list.count(posts.scopeOf(town.who("赵敏")), ask("?place=" + SmallTown.VILLAGE)))
                .isZero();
        assertThat(list.count(Scope.none(), ask("?place=620402"))).isZero();
        assertThat(page("李芳", "/work/board")).contains("水川路社区看板", "href=\"/work/m/SQ620402");
        assertThat(listed("李芳")).contains(here);
        assertThat(listed("赵敏")).doesNotContain(here);
    }

    @Test
    void aDepartmentSeesItsOwnPartOnly() {
        var number = affairs.report(SmallTown.BUILDING, null);
        affairs.act("李芳", number, "call-back", Map.of("outcome", "reached"));
        affairs.act("李芳", number, "raise", Map.of("reason", "开挖"));
        affairs.act("陈静", number, "dispatch", Map.of("department", "620402-zjj", "reason", "主管网"));
        var other = affairs.report(SmallTown.BUILDING, null);
        tallies.settle();

        assertThat(page("周平", "/work/board"))
                .contains("白银区住建局看板", number.value())
                .doesNotContain(other.value());
    }

    @Test
    void whatReportersSaidIsHiddenFromThoseWhoHandle() {
        var number = affairs.waitingForTheCall();
        affairs.act(
                "吴霞", number, "call", Map.of("outcome", "reached", "solved", "no", "satisfied", "no", "note", "灯还是不亮"));
        tallies.settle();

        for (var handler : List.of("李芳", "王强", "陈静", "孙立")) {
            assertThat(page(handler, "/work/board")).doesNotContain("measure=solved", "measure=satisfied");
            for (var list : List.of("list", "list.xlsx")) {
                for (var measure : List.of("solved", "satisfied")) {
                    var address = "/work/board/" + list + "?procedure=appeal&value=no&measure=" + measure;
                    assertThat(mvc.get().uri(address).with(As.staff(town.who(handler), handler)))
                            .hasStatus(403);
                    assertThat(mvc.get()
                                    .uri("/work/board/" + list + "?value=no&measure=" + measure)
                                    .with(As.staff(town.who(handler), handler)))
                            .hasStatus(403);
                }
            }
            assertNothingSaid(page(handler, "/work/m/" + number), handler);
            assertNothingSaid(page(handler, "/work/m/" + number + "/sheet/supervise"), handler);
            assertNothingSaid(page(handler, "/api/matters/" + number), handler);
            assertNothingSaid(page(handler, "/work/list"), handler);
        }
        assertNothingSaid(Visitor.text(mvc.get().uri("/m/" + number).exchange()), "everybody");
        assertThat(page("郑刚", "/work/m/" + number)).contains("没有解决", "不满意", "灯还是不亮");
    }

    private static void assertNothingSaid(String page, String whom) {
        assertThat(page).as(whom).doesNotContain("没有解决", "不满意", "灯还是不亮", "\"solved\"");
    }

    @Test
    void noPersonAndNoRankStandsOnTheBoard() {
        tallies.settle();
        for (var by : List.of("place", "body", "category")) {
            var page = page("郑刚", "/work/board?by=" + by).replaceAll("(?s)<header.*?</header>", "");
            assertThat(page).doesNotContain("李芳", "张伟", "王强", "排名", "名次", "在线", "登录时长");
        }
        var places = Pattern.compile("place=(\\d{9})&amp;")
                .matcher(page("郑刚", "/work/board"))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(places).isSorted();
    }

    @Test
    void fromTheCountyToTheMatterItTakesThreeTaps() {
        affairs.report(SmallTown.VILLAGE, null);
        tallies.settle();

        var town = link(page("吴霞", "/work/board"), "place=620402001&");
        var village = link(page("吴霞", town), "place=620402001006&");
        assertThat(page("吴霞", village)).contains("href=\"/work/m/SQ620402");
    }

    private List<MatterNumber> listed(String name) {
        try (var facts = list.all(posts.scopeOf(town.who(name)), Ask.of(Map.of()), 100_000)) {
            return facts.map(Fact::number).toList();
        }
    }

    private static String link(String page, String containing) {
        return BOARD.matcher(page)
                .results()
                .map(found -> HtmlUtils.htmlUnescape(found.group(1)))
                .filter(address -> address.contains(containing))
                .findFirst()
                .orElseThrow();
    }

    private void walk(String name, String address, Map<String, Long> seen, java.util.Set<String> been) {
        if (!been.add(address) || been.size() > 40) {
            return;
        }
        var page = page(name, address);
        NUMBER.matcher(page)
                .results()
                .forEach(found -> seen.put(
                        HtmlUtils.htmlUnescape(found.group(1)),
                        Long.parseLong(found.group(2).replace(",", ""))));
        BOARD.matcher(page).results().forEach(found -> walk(name, HtmlUtils.htmlUnescape(found.group(1)), seen, been));
    }

    private String page(String name, String address) {
        var answer = mvc.get()
                .uri(java.net.URI.create(address))
                .with(As.staff(town.who(name), name))
                .exchange();
        assertThat(answer).as(address).hasStatusOk();
        return Visitor.text(answer);
    }

    private static Ask ask(String address) {
        var query = UriComponentsBuilder.fromUriString(address).build().getQueryParams();
        var typed = new LinkedHashMap<String, String>();
        query.toSingleValueMap()
                .forEach((key, value) ->
                        typed.put(key, java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return Ask.of(typed);
    }
}
