package org.gongzhi.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.DemoTerritory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Some expenses of 水川路社区, so that its list of powers leads to uses of them. */
@Component
@Order(2) // publications are made of them
class DemoExpenses implements DemoScene {

    private static final List<Expense> ALL = List.of(
            new Expense(52, "楼道照明维修", 820, "二单元、五单元声控灯更换，物业报价两家比选。"),
            new Expense(41, "重阳节慰问品", 2400, "八十岁以上老人 24 户，每户一百元标准。"),
            new Expense(33, "公示栏更换", 1650, "旧栏锈蚀，居民代表会议同意。"),
            new Expense(19, "小广场座椅修缮", 7200, "超过五千元，已报街道审批。"),
            new Expense(6, "打印纸和硒鼓", 640, "办公用品季度采购。"),
            new Expense(2, "义诊活动水电和场地布置", 380, "与社区卫生服务中心合办。"));

    private final Matters matters;
    private final Posts posts;
    private final InstantSource time;

    DemoExpenses(Matters matters, Posts posts, InstantSource time) {
        this.matters = matters;
        this.posts = posts;
        this.time = time;
    }

    private record Expense(int daysAgo, String subject, int amount, String reason) {}

    @Override
    @Transactional
    public void load() {
        for (var expense : ALL) {
            var at = Shanghai.day(time.instant())
                    .minusDays(expense.daysAgo())
                    .atTime(LocalTime.of(9, 20))
                    .atZone(Shanghai.ZONE)
                    .toInstant();
            play(expense, at);
        }
    }

    private void play(Expense expense, Instant at) {
        var number = matters.open(new Opening(
                        "village-expense",
                        DemoTerritory.COMMUNITY,
                        null,
                        "web",
                        Map.of(
                                "subject", expense.subject(),
                                "amount", Integer.toString(expense.amount()),
                                "reason", expense.reason()),
                        holder("community-officer"),
                        "demo-expense/" + expense.daysAgo(),
                        at))
                .number();
        var steps = new ArrayList<Map.Entry<String, String>>();
        steps.add(Map.entry("approve", "community-head"));
        if (expense.amount() > 5000) {
            steps.add(Map.entry("approve-above", "town-officer"));
        }
        steps.add(Map.entry("check", "village-supervisor"));
        steps.add(Map.entry("pay", "community-officer"));
        // The newest ones still wait for the next hand.
        var done = expense.daysAgo() > 10 ? steps.size() : expense.daysAgo() / 3;
        for (int i = 0; i < done; i++) {
            var step = steps.get(i);
            var form = step.getKey().equals("pay")
                    ? Map.<String, Object>of("voucher", "记-" + (100 - expense.daysAgo()))
                    : Map.<String, Object>of("verdict", "pass");
            matters.perform(new Step(
                    number,
                    step.getKey(),
                    i + 1,
                    form,
                    holder(step.getValue()),
                    null,
                    at.plusSeconds(86_400L * (i + 1))));
        }
    }

    private Actor holder(String duty) {
        var post = posts.holders(posts.deskFor(duty, DemoTerritory.COMMUNITY)).getFirst();
        return new Actor.Officer(post.person(), post.personName());
    }
}
