package org.gongzhi.demo;

import java.util.Map;
import org.springframework.stereotype.Component;

/** What is decided step by step under a pack: by the owners of an estate, by a village. */
@Component
class DemoPacks {

    /** 三审两公开一备案 of 惠民小区: one with the Party branch, one posted before the vote. */
    void owners(Talks.Scene estate) {
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
    void village(Talks.Scene village) {
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

    /** 五议 of the same village, talked over and waiting for the Party members' assembly. */
    void hall(Talks.Scene village) {
        var hall = village.open(
                20,
                "five-discussions",
                "community-officer",
                Map.of("subject", "旧小学改建村史馆和老人活动室", "text", "旧小学空了六年，老物件没有地方放，老人没有地方坐。"));
        village.act(
                17,
                hall,
                "propose",
                "community-head",
                Map.of("held", village.day(17).toString(), "opinion", "agree", "note", "村党总支研究，同意提议。"));
        village.act(
                11,
                hall,
                "discuss",
                "community-officer",
                Map.of("held", village.day(11).toString(), "opinion", "agree", "plan", "东侧三间作村史馆，西侧两间作活动室，院墙不拆。"));
    }
}
