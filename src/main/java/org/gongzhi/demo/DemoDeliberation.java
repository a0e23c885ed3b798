package org.gongzhi.demo;

import java.time.InstantSource;
import java.util.Map;
import org.gongzhi.deliberation.Item;
import org.gongzhi.deliberation.Supports;
import org.gongzhi.identity.Phone;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What 水川路社区 talks over: topics in every state, meetings held and to come, decisions step by step. All invented. */
@Component
class DemoDeliberation implements DemoScene {

    private static final PlaceCode ESTATE = new PlaceCode(DemoTerritory.COMMUNITY + "001");
    private static final PlaceCode VILLAGE = new PlaceCode("620402005200");
    private static final Actor RESIDENT = new Actor.Resident(null, null);

    private final Talks talks;
    private final DemoConventions conventions;
    private final DemoDrives drives;
    private final Supports supports;
    private final InstantSource time;

    DemoDeliberation(
            Talks talks, DemoConventions conventions, DemoDrives drives, Supports supports, InstantSource time) {
        this.talks = talks;
        this.conventions = conventions;
        this.drives = drives;
        this.supports = supports;
        this.time = time;
    }

    @Override
    @Transactional
    public void load() {
        var here = talks.at(DemoTerritory.COMMUNITY, time.instant());
        sheds(here);
        parking(here);
        coming(here);
        waiting(here);
        sitting(here);
        owners(talks.at(ESTATE, time.instant()));
        village(talks.at(VILLAGE, time.instant()));
        conventions.load(here);
        drives.load(here);
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
        here.count(28, meeting, item, "每户先保一个车位，按季度轮换；第二辆车每月 60 元，收入记入公共收益，每季度公布。", 36, 8, 3);
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
                Map.of(
                        "body",
                        "620402001006-jwh",
                        "task",
                        "登记每户车辆，公示第一轮分配名单",
                        "finish",
                        here.day(-5).toString()));
        task(here, 12, topic, "划线完成，消防通道黄线清楚。");
    }

    /** Does the first of the tasks that came of a topic. */
    private void task(Talks.Scene here, int ago, MatterNumber topic, String result) {
        var task = talks.firstTask(topic);
        here.act(ago, task, "complete", talks.atDesk(task), Map.of("result", result));
        here.act(ago - 1, task, "accept", "community-officer", Map.of("verdict", "pass"));
    }

    /** Meetings to come, of several kinds. */
    private void coming(Talks.Scene here) {
        var fitness = here.topic(12, "更换北广场的健身器材", "单杠松了，漫步机掉了踏板，已经用绳子围起来三个月。", "resident");
        here.screen(11, fitness, "ordinary", "属于小区公共设施，由议事会商量换什么。");
        var council = here.meeting(6, 4, "council", "both", "19:30", "惠民小区议事会第四次会议", 21);
        here.put(council, "", "consultation", fitness);
        here.announce(5, council);

        var stairs = here.topic(15, "楼道里的杂物怎么清", "清了又堆，堆了又清，请大家商量一个长久的办法。", "officer");
        here.screen(14, stairs, "ordinary", "小区共性问题，先在议事日上听听大家的。");
        var day = here.meeting(5, 2, "estate-day", "room", "18:30", "小区议事日：楼道杂物", 640);
        here.put(day, "", "consultation", stairs);
        here.announce(4, day);

        var overseas = here.meeting(8, 11, "overseas", "online", "20:00", "在外乡亲线上议事：老家属院门楼修不修", 50);
        here.put(overseas, "听取在外乡亲对修门楼的意见", null, null);
        here.announce(2, overseas);

        var three = here.meeting(16, -3, "tripartite", "room", "15:00", "居委会、业委会、物业三方联席会", 9);
        here.put(three, "通报第三季度公共收益", null, null);
        here.announce(9, three);
        here.act(4, three, "cancel", "community-officer", Map.of("reason", "物业账目还没有对完，改到下月，另发通知。"));
    }

    /** Being held now: who came is being written down. */
    private void sitting(Talks.Scene here) {
        var heating = here.topic(13, "暖气不热怎么分摊检修费", "三个单元温度上不去，要清洗管道，钱怎么出要商量。", "resident");
        here.screen(12, heating, "ordinary", "涉及三个单元，由恳谈会商量。");
        var talk = here.meeting(9, 0, "talk", "both", "08:30", "暖气检修恳谈会", 40);
        here.put(talk, "", "consultation", heating);
        here.announce(8, talk);
        here.act(0, talk, "begin", "community-officer", Map.of());
        here.attend(talk, "1 至 3 单元住户", 16, true, false);
        here.attend(talk, "1 至 3 单元住户", 4, true, true);
        here.attend(talk, "供热公司人员", 1, false, false);
    }

    /** Topics that wait, gather support, were not put on. */
    private void waiting(Talks.Scene here) {
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

    /** 三审两公开一备案 of 惠民小区: one with the Party branch, one posted before the vote. */
    private void owners(Talks.Scene estate) {
        var lift = estate.open(
                24,
                "owners-matter",
                "owners-committee",
                Map.of(
                        "subject",
                        "用维修资金更换 3 号楼电梯",
                        "matter",
                        "owners-5",
                        "text",
                        "3 号楼电梯使用 19 年，检测建议更换；报价三家，最低 23.8 万元。",
                        "amount",
                        "238000"));
        estate.act(22, lift, "examine", "owners-committee", committee(estate, 22, "三家报价附后，同意提请审核。"));
        estate.act(
                18,
                lift,
                "review",
                "estate-secretary",
                Map.of(
                        "held",
                        estate.day(18).toString(),
                        "members",
                        "11",
                        "present",
                        "9",
                        "opinion",
                        "agree",
                        "note",
                        "资金用途合规，同意提交业主大会。"));
        var gate = estate.open(
                7,
                "owners-matter",
                "owners-committee",
                Map.of("subject", "续聘物业服务企业", "matter", "owners-4", "text", "合同年底到期，拟续聘两年，服务标准和收费不变。"));
        estate.act(5, gate, "examine", "owners-committee", committee(estate, 5, "六名委员同意，一名委员建议先做满意度调查。"));
    }

    private static Map<String, Object> committee(Talks.Scene estate, int ago, String text) {
        return Map.of(
                "body", "owners-committee",
                "kind", "committee-recall-meeting",
                "held", estate.day(ago).toString(),
                "all", "7",
                "present", "7",
                "yes", "6",
                "outcome", "passed",
                "text", text);
    }

    /** 四议两公开 of a village, its decision being posted. */
    private void village(Talks.Scene village) {
        var road = village.open(
                40,
                "four-discussions",
                "community-head",
                Map.of("subject", "硬化三社通户路", "text", "三社 46 户门前土路雨天难走，拟硬化 1.2 公里，自筹和奖补各一半。", "amount", "360000"));
        village.act(
                36,
                road,
                "discuss",
                "community-officer",
                Map.of("held", village.day(36).toString(), "opinion", "agree", "plan", "先硬化三社主路 1.2 公里，宽 3.5 米。"));
        village.act(
                30,
                road,
                "examine",
                "community-head",
                Map.of(
                        "held",
                        village.day(30).toString(),
                        "members",
                        "34",
                        "present",
                        "27",
                        "opinion",
                        "agree",
                        "note",
                        "同意，建议留足排水沟。"));
        var decision = Map.<String, Object>of(
                "body", "villagers-representatives",
                "kind", "village-delegated",
                "held", village.day(9).toString(),
                "all", "45",
                "present", "38",
                "yes", "35",
                "outcome", "passed",
                "text", "同意硬化三社通户路 1.2 公里，概算 36 万元，其中村集体自筹 18 万元。");
        village.act(9, road, "decide", "community-officer", decision);
    }
}
