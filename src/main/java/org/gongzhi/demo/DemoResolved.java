package org.gongzhi.demo;

import java.util.Map;
import org.gongzhi.deliberation.Item;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.springframework.stereotype.Component;

/** What was talked over and decided: one thing done and judged, one being done by the days the meeting set. */
@Component
class DemoResolved {

    private static final Actor RESIDENT = new Actor.Resident(null, null);

    private final Talks talks;

    DemoResolved(Talks talks) {
        this.talks = talks;
    }

    void load(Talks.Scene here) {
        sheds(here);
        parking(here);
    }

    /** The whole way: proposed, talked over, decided, done, judged, published. */
    private void sheds(Talks.Scene here) {
        var topic = here.topic(72, "电动车充电棚建在哪里", "飞线充电危险，大家都说要建棚，可是建在谁家楼下都有人反对，请一起商量。", "resident");
        here.screen(70, topic, "ordinary", "多户居民反映，属于小区公共事务，由议事会商量。");
        var meeting = here.meeting(68, -63, "council", "room", "19:30", "惠民小区议事会第三次会议", 21);
        var item = here.put(meeting, "", "consultation", topic);
        here.announce(67, meeting);
        here.act(63, meeting, "begin", "community-officer", Map.of());
        here.attend(meeting, "议事会成员", 17, true, false);
        here.attend(meeting, "物业和消防站人员", 3, false, false);
        here.count(63, meeting, item, "充电棚建在南门西侧空地和 5 号楼山墙外，各 20 个车位；离窗户不少于 6 米。", 15, 1, 1);
        here.publish(62, meeting, """
                1. 南门西侧：3 号楼居民担心夜里吵，物业承诺 22 点后锁闸。
                2. 5 号楼山墙外：5 号楼一层住户要求加防火隔板，采纳。
                3. 北门花坛：离窗太近，放弃。""");
        here.act(
                61,
                topic,
                "assign-task",
                "community-officer",
                Map.of(
                        "body",
                        "620402001006-hmwy",
                        "task",
                        "南门西侧和 5 号楼山墙外各建 20 个车位的充电棚，装防火隔板",
                        "finish",
                        here.day(30).toString()));
        task(here, 31, topic, "两处充电棚已建成，消防验收合格，飞线全部清理。");
        here.act(29, topic, "finish", "community-officer", Map.of("result", "两处充电棚建成使用，40 个车位，飞线清理 63 处。"));
        for (int i = 0; i < 9; i++) {
            here.act(27, topic, "evaluate", RESIDENT, Map.of("grade", i < 6 ? "good" : i < 8 ? "fair" : "poor"));
        }
        here.act(21, topic, "publish", new Actor.Time(), Map.of());
    }

    /** Important: the Party study first, then the residents' representatives; now being done. */
    private void parking(Talks.Scene here) {
        var topic = here.topic(50, "小区停车位怎么分、收不收费", "车位 180 个，登记的车 240 辆，先到先得天天吵架，要定一个大家认的办法。", "committee");
        here.screen(49, topic, "important", "涉及全体居民利益，应由居民代表会议讨论决定。");
        here.study(45, topic, 23, 19, "agree", "同意提交。要求保证消防通道，照顾残疾人和老年人家庭。");
        var meeting = here.meeting(42, -28, "residents-representatives", "both", "19:00", "水川路社区居民代表会议", 60);
        var item = here.allowing(meeting, "residents-delegated", topic, new Item.Allowance("payment", "停车划线", 26_000L));
        here.put(meeting, "通报上半年议定事项办理情况", null, null);
        here.announce(40, meeting);
        here.act(28, meeting, "begin", "community-officer", Map.of());
        here.attend(meeting, "居民代表", 38, true, false);
        here.attend(meeting, "居民代表", 9, true, true);
        here.attend(meeting, "物业经理、派出所民警", 2, false, false);
        here.count(28, meeting, item, "每户先保一个车位，按季度轮换；第二辆车每月 60 元，收入记入公共收益，每季度公布。", 36, 8, 3, here.day(-5));
        here.publish(27, meeting, """
                1. 轮换周期：有代表提月、季、年三种，多数赞成按季度。
                2. 第二辆车收费：提出 30 元到 100 元，商定 60 元。
                3. 消防通道：一个车位也不划，违停由物业和社区联合劝离。""");
        here.act(
                26,
                topic,
                "assign-task",
                "community-officer",
                Map.of(
                        "body",
                        "620402001006-hmwy",
                        "task",
                        "重新划线 180 个车位，消防通道涂黄线",
                        "finish",
                        here.day(10).toString()));
        here.act(
                26,
                topic,
                "assign-task",
                "community-officer",
                Map.of("body", "620402001006-jwh", "task", "登记每户车辆，公示第一轮分配名单"));
        task(here, 12, topic, "划线完成，消防通道黄线清楚。");
    }

    /** Does the first of the tasks that came of a topic. */
    private void task(Talks.Scene here, int ago, MatterNumber topic, String result) {
        var task = talks.firstTask(topic);
        here.act(ago, task, "complete", talks.atDesk(task), Map.of("result", result));
        here.act(ago - 1, task, "accept", "community-officer", Map.of("verdict", "pass"));
    }
}
