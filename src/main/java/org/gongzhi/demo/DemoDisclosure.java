package org.gongzhi.demo;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import org.gongzhi.disclosure.DisclosureRehearsal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Three months of publishing in 人民路街道; 水川路社区 misses nothing. */
@Component
class DemoDisclosure implements DemoScene {

    private static final PlaceCode STREET =
            new PlaceCode(DemoTerritory.COMMUNITY.value().substring(0, Level.TOWN.length()));
    private static final int MONTHS = 3;

    private final DisclosureRehearsal rehearsal;
    private final Matters matters;
    private final Posts posts;
    private final InstantSource time;

    DemoDisclosure(DisclosureRehearsal rehearsal, Matters matters, Posts posts, InstantSource time) {
        this.rehearsal = rehearsal;
        this.matters = matters;
        this.posts = posts;
        this.time = time;
    }

    @Override
    @Transactional
    public void load() {
        rehearsal.play(STREET, DemoTerritory.COMMUNITY, MONTHS);
        var today = Shanghai.day(time.instant());
        var past = broadcast(today.minusDays(24), "第三季度居民代表会议", "demo-broadcast/1");
        take(past, "begin", 1, Map.of());
        take(
                past,
                "archive",
                2,
                Map.of(
                        "room", "46",
                        "watched", "312",
                        "replay", "https://example.org/replay/2026-3",
                        "summary", "通报第三季度收支，通过小广场座椅修缮和楼道扶手两个项目。"));
        broadcast(today.plusDays(5), "年度收支和惠民项目说明会", "demo-broadcast/2");
    }

    private MatterNumber broadcast(LocalDate day, String subject, String key) {
        return matters.open(new Opening(
                        "broadcast",
                        DemoTerritory.COMMUNITY,
                        null,
                        "web",
                        Map.of(
                                "subject",
                                        "%d月%d日19:30 %s".formatted(day.getMonthValue(), day.getDayOfMonth(), subject),
                                "day", day.toString(),
                                "hour", "19:30",
                                "room", "社区一楼会议室",
                                "link", "https://example.org/live/620402001006",
                                "agenda", "一、通报；二、提问；三、表决。"),
                        officer(),
                        key,
                        null))
                .number();
    }

    private void take(MatterNumber number, String action, int version, Map<String, Object> form) {
        matters.perform(new Step(number, action, version, form, officer(), null, null));
    }

    private Actor officer() {
        var post = posts.holders(posts.deskFor("community-officer", DemoTerritory.COMMUNITY))
                .getFirst();
        return new Actor.Officer(post.person(), post.personName());
    }
}
