package org.gongzhi.demo;

import java.util.Map;
import org.gongzhi.deliberation.Supports;
import org.gongzhi.identity.Phone;
import org.springframework.stereotype.Component;

/** Topics on their way: some gather support, some wait for a study or a meeting, one was not put on. */
@Component
class DemoTopics {

    private final Supports supports;

    DemoTopics(Supports supports) {
        this.supports = supports;
    }

    void load(Talks.Scene here) {
        var swing = here.topic(6, "在西侧绿地建一个儿童沙池", "孩子们没有地方玩，西侧绿地有一块空着。", "resident");
        here.screen(5, swing, "support", "先看看有多少人需要，也听听一楼住户的意见。");
        for (int i = 0; i < 14; i++) {
            supports.support(swing, new Phone("1600943%04d".formatted(1000 + i)));
        }
        var income = here.topic(9, "电梯广告的钱怎么用", "去年电梯广告收了 4.2 万元，有人说补维修资金，有人说装监控。", "committee");
        here.screen(8, income, "important", "公共收益使用涉及全体业主，先请党组织研究。");
        var stalls = here.topic(33, "门口夜市几点收摊", "夜市吵到十二点，能不能十点收。", "resident");
        here.screen(32, stalls, "decline", "占道经营由城管局管理，不是小区能定的事，已转城管局办理，编号另告。");
        here.topic(0, "给独居老人家装扶手", "楼里十几位独居老人，浴室没有扶手。", "party");
        var night = here.topic(20, "学校门口接送时段交通怎么管", "三个社区的家长都在这条路上接孩子，一个社区商量不了。", "issue");
        here.screen(19, night, "ordinary", "多个社区的共性问题，由热点问题而来。");
        here.act(18, night, "refer-up", "community-officer", Map.of("level", "town", "reason", "涉及三个社区和学校，请街道召集听证。"));
    }
}
