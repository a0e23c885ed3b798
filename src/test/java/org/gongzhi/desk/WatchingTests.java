package org.gongzhi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Inbox;
import org.gongzhi.procedure.Listed;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@Pages
class WatchingTests {

    private final MockMvcTester mvc;
    private final Matters matters;
    private final Inbox inbox;
    private final Register register;
    private final Posts posts;
    private final SmallTown town;

    WatchingTests(MockMvcTester mvc, Matters matters, Inbox inbox, Register register, Posts posts, SmallTown town) {
        this.mvc = mvc;
        this.matters = matters;
        this.inbox = inbox;
        this.register = register;
        this.posts = posts;
        this.town = town.settle().clearDesks();
    }

    @Test
    void whoeverWatchesOverAPlaceSeesWhatIsOpenThereAndNobodyElseDoes() {
        var open = open();
        var ended = open();
        var reporter = new Actor.Resident(null, register.linkKey(ended.number()));
        matters.perform(new Step(ended.number(), "withdraw", 1, Map.of(), reporter, null, null));

        for (var watcher : List.of("郑刚", "孙立", "王强")) {
            assertThat(watched(watcher))
                    .contains(open.number().value())
                    .doesNotContain(ended.number().value());
        }
        assertThat(watched("赵敏")).doesNotContain(open.number().value());
    }

    @Test
    void aBodyThatHadAMatterInHandGoesOnWatchingIt() {
        var number = open().number();
        act(number, 1, "call-back", "李芳", Map.of("outcome", "reached"));
        act(number, 2, "raise", "李芳", Map.of("reason", "要住建局办"));
        assertThat(watched("周平")).doesNotContain(number.value());
        act(number, 3, "dispatch", "陈静", Map.of("department", "620402-zjj", "reason", "请办理"));
        act(number, 4, "return", "周平", Map.of("reason", "不归我们管"));

        assertThat(watched("周平")).contains(number.value());
    }

    @Test
    void whoeverHasNothingWaitingIsShownWhatTheyWatchOver() {
        var number = open().number();

        assertThat(mvc.get().uri("/work").with(As.staff(town.who("郑刚"), "郑刚")))
                .hasStatusOk()
                .bodyText()
                .contains("/work/m/" + number);
    }

    private List<String> watched(String who) {
        return inbox.watched(posts.scopeOf(town.who(who)), 10_000).stream()
                .map(Listed::matter)
                .map(matter -> matter.number().value())
                .toList();
    }

    private Opening.Opened open() {
        return matters.open(new Opening(
                "appeal",
                SmallTown.BUILDING,
                null,
                "code",
                Map.of("text", "楼道路灯坏了"),
                new Actor.Resident(null, null),
                UUID.randomUUID().toString(),
                null));
    }

    private void act(MatterNumber number, int version, String action, String who, Map<String, Object> form) {
        matters.perform(new Step(number, action, version, form, officer(who), null, null));
    }

    private Actor officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }
}
