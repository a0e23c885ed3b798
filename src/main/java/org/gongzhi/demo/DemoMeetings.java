package org.gongzhi.demo;

import java.util.List;
import java.util.Map;
import org.gongzhi.deliberation.Attendance;
import org.gongzhi.deliberation.Counted;
import org.gongzhi.deliberation.Meetings;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Ids;
import org.springframework.stereotype.Component;

/** Meetings that are announced, one that is being held now, and one that was written on paper. */
@Component
class DemoMeetings {

    private final Meetings meetings;
    private final Files files;

    DemoMeetings(Meetings meetings, Files files) {
        this.meetings = meetings;
        this.files = files;
    }

    void load(Talks.Scene here) {
        coming(here);
        sitting(here);
        onPaper(here);
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

    /**
     * The hall had no line: all was written on paper, one has typed it, and somebody else must read the count again.
     */
    private void onPaper(Talks.Scene here) {
        var trees = here.topic(14, "三号楼前的树挡光怎么修剪", "一楼二楼白天也要开灯，又怕剪多了夏天没有阴凉。", "resident");
        here.screen(13, trees, "ordinary", "楼前绿化怎么修剪，由议事会商量。");
        var council = here.meeting(10, -2, "council", "room", "19:00", "三号楼前树木修剪议事会", 21);
        var item = here.put(council, "", "consultation", trees);
        here.announce(9, council);
        here.act(2, council, "begin", "community-officer", Map.of());
        var other = here.holder("community-officer", true);
        meetings.attend(council, new Attendance(Ids.next(), null, "议事会成员", 16, 0, true, false), other);
        meetings.count(
                council,
                item,
                new Counted("只剪三层以下的横枝，每年春天一次。", "show", 13, 2, 1, 0, here.day(-20), "三号楼楼栋长", "物业绿化员", null),
                other,
                here.when(1));
        var photo = files.keepPhoto(DemoDrives.sheet()).toString();
        here.act(
                1,
                council,
                "minutes",
                other,
                Map.of(
                        "minutes",
                        "1. 一楼住户：挡光。\n2. 二楼住户：夏天要阴凉。\n3. 物业：只剪横枝不伤树。",
                        "taker",
                        "社区民政专干",
                        "entered",
                        "paper",
                        "photos",
                        List.of(photo)));
    }
}
