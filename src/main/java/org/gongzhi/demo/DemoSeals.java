package org.gongzhi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.decision.Clause;
import org.gongzhi.decision.Count;
import org.gongzhi.decision.Decisions;
import org.gongzhi.decision.Minute;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.seal.Custodies;
import org.gongzhi.seal.Seal;
import org.gongzhi.seal.Seals;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.PlaceCode;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Two months of the seals of 水川路社区: kept by 李芳, applied for by her colleagues, most in order and a few not. */
@Component
@Order(2) // publications are made of them
class DemoSeals implements DemoScene {

    private static final PlaceCode HERE = DemoTerritory.COMMUNITY;

    private final Seals seals;
    private final Custodies custodies;
    private final Matters matters;
    private final Decisions decisions;
    private final DemoPapers papers;
    private final Posts posts;
    private final WorkCalendar calendar;
    private final InstantSource time;

    DemoSeals(
            Seals seals,
            Custodies custodies,
            Matters matters,
            Decisions decisions,
            DemoPapers papers,
            Posts posts,
            WorkCalendar calendar,
            InstantSource time) {
        this.seals = seals;
        this.custodies = custodies;
        this.matters = matters;
        this.decisions = decisions;
        this.papers = papers;
        this.posts = posts;
        this.calendar = calendar;
        this.time = time;
    }

    @Override
    @Transactional
    public void load() {
        if (!seals.at(HERE).isEmpty()) {
            return;
        }
        var town = one("town-officer");
        var keeper = posts.at(Desk.of("community-officer", HERE)).stream()
                .filter(post -> post.personName().equals("李芳"))
                .findFirst()
                .orElseThrow();
        var official = found("jwh", "白银市白银区人民路街道水川路社区居民委员会", "official", "白公刻备〔2021〕0412 号（样例）", town, keeper);
        found("dw", "中共水川路社区委员会", "party", "白公刻备〔2021〕0413 号（样例）", town, keeper);
        found("hmywh", "惠民小区业主委员会", "owners", "白公刻备〔2022〕0087 号（样例）", town, keeper);
        var decision = decided();
        var cast = new Cast(
                keeper,
                posts.at(keeper.desk()).stream()
                        .filter(post -> !post.person().equals(keeper.person()))
                        .toList(),
                one("community-head"),
                town);
        for (var line : DemoPapers.USES) {
            play(official, line, cast, decision);
        }
    }

    private record Cast(Post keeper, List<Post> applicants, Post head, Post town) {}

    private Post one(String duty) {
        return posts.holders(posts.deskFor(duty, HERE)).getFirst();
    }

    private Seal found(String body, String name, String kind, String basis, Post town, Post keeper) {
        var since = Shanghai.day(time.instant()).minusDays(300);
        var wish = new Seals.Registration(HERE.value() + "-" + body, name, kind, basis, since, null);
        var seal = seals.register(wish, town.person());
        custodies.handOver(seal.code(), keeper.person(), "印章交接登记表第 1 号", since, town.person());
        return seal;
    }

    /** The residents' representatives allowed the lease of an old office. */
    private String decided() {
        var held = Shanghai.day(time.instant()).minusDays(55);
        var minute = new Minute(
                "JY" + HERE.value() + "-" + held.getYear() + "-3",
                "residents-representatives",
                "residents-delegated",
                HERE,
                "出租社区闲置用房",
                "同意把水川路 18 号闲置用房公开出租，租期三年，租金总额不超过 9 万元，合同用印不超过三次。",
                "5e".repeat(32),
                held,
                Count.ofPeople(60, 48, 41),
                Map.of("party-study", held.minusDays(12)),
                held,
                held.plusDays(365),
                List.of(new Clause("seal", null, 27_000_000L, 3)));
        return decisions.register(minute, null).number();
    }

    private void play(Seal seal, DemoPapers.Use line, Cast cast, String decision) {
        var applicant = cast.applicants().get(line.days() % cast.applicants().size());
        var morning = office(time.instant().minus(Duration.ofDays(line.days())));
        var scene = new Scene(office(morning.plus(Duration.ofMinutes(line.days() * 37L % 170))));
        scene.open(officer(applicant), papers.wish(seal.code(), line, decision));
        if (line.until().equals("approving")) {
            return;
        }
        scene.act(cast.head(), "approve", Map.of("note", "情况属实，同意。"));
        if (line.tier().equals("town")) {
            scene.act(cast.town(), "approve-town", Map.of("note", "与决定一致，同意。"));
        }
        if (line.until().equals("ready")) {
            return;
        }
        if (line.misfit().equals("out-of-hours")) {
            scene.at = scene.at.plus(Duration.ofHours(14));
        }
        scene.act(cast.keeper(), "use", papers.used(line));
        if (line.until().equals("used")) {
            return;
        }
        scene.act(applicant, "confirm", Map.of("agree", "yes"));
        if (!line.until().equals("filing")) {
            scene.act(cast.keeper(), "file", Map.of("shelf", "用印卷第 3 盒"));
        }
    }

    /** The next moment at which the office is open, never later than now. */
    private Instant office(Instant at) {
        var now = time.instant();
        var then = at;
        while (!calendar.isOfficeTime(then)) {
            then = then.plus(Duration.ofMinutes(25));
        }
        return then.isBefore(now) ? then : now;
    }

    private static Actor.Officer officer(Post post) {
        return new Actor.Officer(post.person(), post.personName());
    }

    /** One use as it is lived. */
    private final class Scene {

        private Instant at;
        private MatterNumber number = new MatterNumber("");
        private int version = 1;

        Scene(Instant at) {
            this.at = at;
        }

        void open(Actor.Officer applicant, Map<String, Object> fields) {
            number = matters.open(new Opening("seal-use", HERE, null, "desk", fields, applicant, null, at))
                    .number();
        }

        void act(Post post, String action, Map<String, Object> form) {
            // What is out of hours stays so; everything else waits for the office.
            var late = action.equals("use") && !calendar.isOfficeTime(at);
            at = late ? at : office(at.plus(Duration.ofMinutes(20)));
            version = matters.perform(new Step(number, action, version, form, officer(post), null, at))
                    .version();
        }
    }
}
