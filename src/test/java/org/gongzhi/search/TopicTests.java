package org.gongzhi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How alike neighbours' words must be; real pairs are compared by {@code ./gongzhi search pairs}. */
class TopicTests {

    @ParameterizedTest
    @CsvSource({
        "电梯停运三天了，老人下不了楼, 电梯停运没人修，我妈八十岁下不了楼",
        "小区二次供水发黄有异味，申请换水箱, 自来水发黄有异味，水箱多久没洗了",
        "楼下烧烤店半夜油烟大，窗户不敢开, 烧烤店油烟直往楼上窜，半夜都散不掉",
        "地下车库漏水，积水没过脚面, 地下车库又积水了，漏水一直没修",
        "小区门口没有路灯，晚上出门害怕, 门口的路灯不亮，晚上看不见路",
    })
    void neighboursWhoMeanTheSameAreOffered(String one, String other) {
        assertThat(Nearness.NEIGHBOURS.isEnough(Topic.of(one, List.of()), Topic.of(other, List.of())))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "电梯停运三天了，老人下不了楼, 小区门口没有路灯，晚上出门害怕",
        "物业费涨价没有公示, 物业的保安态度差，快递不让进",
        "楼下烧烤店半夜油烟大, 地下车库漏水，积水没过脚面",
        "孩子上学学区怎么划分, 孩子在小区被狗追了",
    })
    void neighboursWhoMeanSomethingElseAreNot(String one, String other) {
        assertThat(Nearness.NEIGHBOURS.isEnough(Topic.of(one, List.of()), Topic.of(other, List.of())))
                .isFalse();
    }

    @Test
    void theNameOfTheEstateMakesNothingAlike() {
        var names = List.of("白银市", "水川路社区", "惠民小区3号楼");

        var lift = Topic.of("惠民小区3号楼电梯停运三天没人修", names);

        assertThat(Nearness.DOOR.isEnough(lift, Topic.of("惠民小区3号楼楼顶漏水，没人修", names)))
                .isFalse();
        assertThat(Nearness.DOOR.isEnough(lift, Topic.of("惠民小区电梯又停了", names))).isTrue();
        assertThat(Nearness.VILLAGE.isEnough(lift, Topic.of("惠民小区电梯又停了", names)))
                .isFalse();
        assertThat(Nearness.DOOR.isEnough(Topic.of("路灯坏了", names), Topic.of("电梯坏了", names)))
                .isFalse();
        assertThat(Nearness.DOOR.isEnough(Topic.of("下水道堵了三天没人管", names), Topic.of("楼下下水道返水，臭味很大", names)))
                .isTrue();
    }
}
