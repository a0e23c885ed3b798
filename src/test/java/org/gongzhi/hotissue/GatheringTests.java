package org.gongzhi.hotissue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;

class GatheringTests {

    private static final Instant START = Instant.parse("2026-03-01T01:00:00Z");
    private static final List<String> SMOKE = List.of(
            "惠民小区楼下烧烤店油烟扰民|惠民小区五号楼一楼开了烧烤店，没有专用烟道，油烟直接排到楼上住户家里，夜里吵到两点，窗户都不敢开。",
            "投诉惠民小区烧烤店油烟和噪音|惠民小区五号楼楼下的烧烤店没有烟道，油烟往楼上住户家里飘，夜里两点还在划拳，孩子睡不好。",
            "惠民小区五号楼烧烤店油烟直排何时能管|烧烤店开在惠民小区五号楼一楼，油烟直排，没有专用烟道，楼上住户不敢开窗，夜里还吵。",
            "惠民小区底商烧烤油烟污染|惠民小区五号楼底商烧烤店油烟污染严重，没装烟道，住户家里全是油烟味，夜里很吵。");
    private static final String SAME_ESTATE = "惠民小区电梯经常坏|惠民小区二号楼的电梯一个月坏了三次，老人被困在里面半个小时，物业说没有维修资金，请质监部门检查。";
    private static final String SAME_TROUBLE = "光明路夜市占道|光明路夜市的摊贩把人行道全占了，行人只能走机动车道，垃圾没人扫，希望城管整治。";

    @Test
    void tellingsOfOneProblemAreOneIssueAndOtherProblemsStayApart() {
        var all = new ArrayList<>(SMOKE);
        all.add(SAME_ESTATE);
        all.add(SAME_TROUBLE);

        assertThat(gathered(all)).containsExactlyInAnyOrder(SMOKE.size(), 1, 1);
    }

    @ForAll(tries = 20)
    void theOrderInWhichTheyComeDoesNotMatterHere(long seed) {
        var all = new ArrayList<>(SMOKE);
        all.add(SAME_ESTATE);
        all.add(SAME_TROUBLE);
        Collections.shuffle(all, new Random(seed));

        assertThat(gathered(all)).containsExactlyInAnyOrder(SMOKE.size(), 1, 1);
    }

    @Test
    void theSameTroubleOfAnotherEstateIsAnotherProblem() {
        var moved = SMOKE.stream().map(text -> text.replace("惠民小区", "和顺小区")).toList();
        var all = new ArrayList<>(SMOKE);
        all.addAll(moved);

        assertThat(gathered(all)).containsExactlyInAnyOrder(SMOKE.size(), SMOKE.size());
    }

    @Test
    void groupsThatATellingJoinsTogetherBecomeOne() {
        var one = new Group<>("one", List.of(telling(SMOKE.get(0), 0)));
        var other = new Group<>("other", List.of(telling(SMOKE.get(2), 1)));
        var apart = new Group<>("apart", List.of(telling(SAME_ESTATE, 2)));

        var found = Gathering.find(telling(SMOKE.get(1), 3), List.of(one, other, apart));

        assertThat(found.group()).isIn(one, other);
        assertThat(found.others()).hasSize(1).doesNotContain(apart);
    }

    @Test
    void anIssueHasThePlainNameOfItsMembers() {
        var tellings = SMOKE.stream().map(text -> telling(text, 0)).toList();

        assertThat(PlainName.of(tellings)).contains("惠民小区").contains("油烟").doesNotStartWith("投诉");
        assertThat(PlainName.object(tellings)).isEqualTo("烧烤店油烟");
        assertThat(PlainName.plain("关于请求解决路灯不亮的问题")).isEqualTo("解决路灯不亮");
        assertThat(PlainName.plain("投诉。")).isEqualTo("投诉。");
    }

    @Test
    void theHeatIsWhatItsExplanationSays() {
        var tellings = List.of(at("a", 0), at("a", 3), at("b", 5), at("c", 70), at("", 71), at("", 72));
        var heat = Heat.of(tellings, START.plus(Duration.ofDays(75)));

        assertThat(heat).isEqualTo(new Heat(5, 6, 3, 2, 60, 3, 0));
        assertThat(heat.value()).isEqualTo(3 * 5 + 3 + 2 * 2 + 6);
        assertThat(heat.trend()).isPositive();
    }

    @ForAll(tries = 50)
    void nobodyCoolsAnIssueByTellingOfIt(long seed) {
        var random = new SplittableRandom(seed);
        var tellings = new ArrayList<Telling>();
        int before = 0;
        for (int i = 0; i < 30; i++) {
            tellings.add(at("p" + random.nextInt(10), random.nextInt(400)));
            int after = Heat.of(tellings, START.plus(Duration.ofDays(500))).value();
            assertThat(after).isGreaterThanOrEqualTo(before);
            before = after;
        }
    }

    private static List<Integer> gathered(List<String> texts) {
        var pile = new Pile();
        for (int i = 0; i < texts.size(); i++) {
            pile.add(telling(texts.get(i), i));
        }
        return pile.groups().stream().map(List::size).toList();
    }

    private static Telling telling(String text, int day) {
        int end = text.indexOf('|');
        return Telling.of(
                text, "", text.substring(0, end), text.substring(end + 1), START.plus(Duration.ofDays(day)), "", 0);
    }

    private static Telling at(String who, int day) {
        return Telling.of("", who, "", "", START.plus(Duration.ofDays(day)), "", 10);
    }
}
