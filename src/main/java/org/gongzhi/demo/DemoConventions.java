package org.gongzhi.demo;

import java.util.Map;
import org.gongzhi.deliberation.Conventions;
import org.gongzhi.identity.Phone;
import org.gongzhi.procedure.MatterNumber;
import org.springframework.stereotype.Component;

/** Conventions of 水川路社区: one in force and signed by many, one about which everybody may still say something. */
@Component
class DemoConventions {

    private static final int SIGNED = 43;

    private final Conventions conventions;

    DemoConventions(Conventions conventions) {
        this.conventions = conventions;
    }

    void load(Talks.Scene here) {
        inForce(here);
        beingDrafted(here);
    }

    private void inForce(Talks.Scene here) {
        var number = here.open(
                75,
                "convention",
                "community-officer",
                Map.of(
                        "subject",
                        "水川路社区居民公约",
                        "kind",
                        "residents-convention",
                        "text",
                        "老公约还是十年前的，没有养狗、充电、噪声这些事，大家要求重订。"));
        write(here, 74, number, "初稿", """
                邻里见面打个招呼，有事互相搭把手。
                楼道不堆放杂物，不停放电动车。
                电动车在充电棚充电，不从窗户拉线。
                遛狗牵绳，狗便带走。
                晚上十点以后不放大音响。
                装修在工作日白天进行。""");
        here.act(73, number, "post", "community-officer", Map.of("how", "公告栏张贴，楼栋群发布，老人由楼栋长念给听"));
        write(here, 60, number, "按意见改遛狗、装修两条，加照看老人一条", """
                邻里见面打个招呼，有事互相搭把手。
                楼道不堆放杂物，不停放电动车。
                电动车在充电棚充电，不从窗户拉线。
                遛狗牵绳，狗便带走，草坪也一样。
                晚上十点以后不放大音响。
                装修在工作日的 8 点到 12 点、14 点到 18 点进行，提前三天告诉上下左右。
                独居老人三天没有下楼，邻居去敲敲门，告诉楼栋长。""");
        here.act(
                56,
                number,
                "submit",
                "community-officer",
                Map.of("summary", "收到意见 21 条，采纳 9 条。没有采纳的：不许养大型犬，因为已有市里的规定；不许晾被子，因为多数人不同意。"));
        here.study(53, number, 23, 20, "agree", "内容合法，同意提交居民会议。");
        here.act(
                46,
                number,
                "adopt",
                "community-officer",
                Map.of(
                        "body", "residents-assembly",
                        "kind", "residents-convention",
                        "held", here.day(47).toString(),
                        "all", "2860",
                        "present", "1486",
                        "yes", "1402",
                        "outcome", "passed"));
        here.act(44, number, "file", "town-officer", Map.of("number", "人街备〔2026〕7 号", "note", "符合法律法规，准予备案。"));
        for (int i = 0; i < SIGNED; i++) {
            conventions.sign(number, new Phone("1600943%04d".formatted(2000 + i)));
        }
    }

    private void beingDrafted(Talks.Scene here) {
        var number = here.open(
                12,
                "convention",
                "community-officer",
                Map.of("subject", "惠民小区停车公约", "kind", "neighbours", "text", "居民代表会议定了车位轮换，怎么停、怎么让，写成公约大家守。"));
        write(here, 11, number, "初稿", """
                按轮换名单停车，一个季度一换。
                消防通道一刻也不停。
                临时停车留电话，打电话五分钟内挪。
                残疾人车位不占。
                访客车辆停在北门外临时区。""");
        here.act(10, number, "post", "community-officer", Map.of("how", "公告栏张贴，楼栋群发布"));
        say(number, 3, "五分钟来不及，老人下楼慢，改成十分钟吧。", "1600943301");
        say(number, 5, "访客停北门外太远，抱孩子的不方便，能不能给两小时。", "1600943302");
        say(number, 2, "消防通道要画清楚，现在看不出来哪里是。", "1600943303");
        var remark = conventions.firstRemark(number);
        conventions.answer(number, remark, "车位已重新划线，通道涂了黄线；这一条不变。", false, here.holder("community-officer", false));
    }

    private void write(Talks.Scene here, int ago, MatterNumber number, String note, String text) {
        conventions.write(number, text, note, here.holder("community-officer", false), here.when(ago));
    }

    private void say(MatterNumber number, int line, String text, String phone) {
        conventions.remark(number, line, text, new Phone(phone + "0"));
    }
}
