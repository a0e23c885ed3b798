package org.gongzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.web.NavEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * Staff pages carry no ranking of people or bodies, no sign-in at work and no time online: the directive on formalism
 * at the grass roots forbids them, and numbers about people drive out the work.
 */
@Pages
class NoRankingTests {

    /** Words of ranking and attendance; a text that says there is none of it ("不排名") may use them. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?<!不)(?:排名|排行)|(?<!不排)(?:名次|座次)|红黑榜|红榜|黑榜|光荣榜|龙虎榜|末位|倒数第|第一名"
                    + "|签到(?!哪)|打卡|考勤|在线时长|在线时间|在线人员|登录时长|登录次数|登录天数|最近登录|上次登录|活跃度|行动轨迹|积分排|绩效得分",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FORBIDDEN_NAMES = Pattern.compile(
            "(?i)\\b(?:rank|ranking|leaderboard|checkin|check_in|online_time|online_minutes|last_seen|last_active)\\b");

    /** An administrator who guards one account sees when it was used; nobody at work does. */
    private static final Set<String> FOR_ADMINISTRATORS = Set.of("identity.last-sign-in");

    private final MockMvcTester mvc;
    private final SmallTown town;
    private final Matters matters;
    private final List<NavEntry> menu;

    NoRankingTests(MockMvcTester mvc, SmallTown town, Matters matters, List<NavEntry> menu) {
        this.mvc = mvc;
        this.town = town.settle();
        this.matters = matters;
        this.menu = menu;
    }

    private static List<String> found(String text) {
        return Stream.concat(
                        FORBIDDEN.matcher(text).results(),
                        FORBIDDEN_NAMES.matcher(text).results())
                .map(match -> match.group())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"按办结率排名", "本月红黑榜", "请先签到", "今日在线时长 3 小时", "<th>名次</th>", "order by rank", "上次登录"})
    void suchWordsWouldBeFound(String text) {
        assertThat(found(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"这里不排名", "不排名次", "按名称排列", "登录后办理"})
    void whatSaysThatThereIsNoneOfItIsLeftAlone(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void noTemplateNoMessageAndNoProcedureSpeaksOfThem() throws IOException {
        var wrong = new ArrayList<String>();
        for (var root : List.of("src/main/jte", "src/main/resources/messages", "src/main/resources/procedures")) {
            try (var files = Files.walk(Path.of(root))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    for (var line : Files.readAllLines(file)) {
                        if (FOR_ADMINISTRATORS.stream().noneMatch(line::startsWith)
                                && !found(line).isEmpty()) {
                            wrong.add(file + ": " + line.strip());
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noTableKeepsThem() throws IOException {
        var wrong = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                for (var line : Files.readAllLines(file)) {
                    if (FORBIDDEN_NAMES.matcher(line).find()) {
                        wrong.add(file + ": " + line.strip());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noPageOfAnybodyAtWorkShowsThem() throws IOException {
        var number = matters.open(new Opening(
                        "appeal",
                        SmallTown.BUILDING,
                        null,
                        "code",
                        Map.of("text", "广场音响晚上太吵"),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
        var addresses = Stream.concat(
                        menu.stream()
                                .filter(entry -> entry.right().equals("work"))
                                .map(NavEntry::href),
                        Stream.of("/work/m/" + number, "/work/m/" + number + "/sheet/supervise"))
                .distinct()
                .toList();
        assertThat(addresses).hasSizeGreaterThan(5);
        var wrong = new ArrayList<String>();
        var seen = 0;
        for (var name : List.of("李芳", "吴霞", "郑刚")) {
            for (var address : addresses) {
                var answer = mvc.get()
                        .uri(address)
                        .with(As.staff(town.who(name), name))
                        .exchange();
                seen += answer.getResponse().getStatus() == 200 ? 1 : 0;
                found(answer.getResponse().getContentAsString())
                        .forEach(word -> wrong.add(name + " " + address + ": " + word));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(15);
    }
}
