package org.gongzhi.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.gongzhi.seal.Custodies;
import org.gongzhi.seal.Seals;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Some weeks of the seals of 人民路街道 and of 白银区住建局: kept by one officer, applied for by another, approved by the head.
 */
@Component
class DemoOfficeSeals implements DemoScene {

    private static final PlaceCode STREET = new PlaceCode("620402001");
    private static final PlaceCode COUNTY = new PlaceCode("620402");
    private static final String BUREAU = "620402-zjj";

    private static final List<DemoPapers.Use> OF_THE_STREET = List.of(
            new DemoPapers.Use(27, "letter", "关于申请老旧小区加装电梯补助的函", 2, 2, "filed", ""),
            new DemoPapers.Use(13, "contract", "街道便民服务大厅保洁合同", 2, 4, "filed", ""),
            new DemoPapers.Use(4, "letter", "关于人民路临时占道整治的报告", 1, 1, "used", ""));
    private static final List<DemoPapers.Use> OF_THE_BUREAU = List.of(
            new DemoPapers.Use(20, "letter", "关于背街小巷路灯移交的函", 3, 3, "filed", ""),
            new DemoPapers.Use(5, "contract", "路灯电缆更换合同", 2, 4, "ready", ""));

    private final Seals seals;
    private final Custodies custodies;
    private final Matters matters;
    private final DemoPapers papers;
    private final Posts posts;
    private final WorkCalendar calendar;
    private final InstantSource time;

    DemoOfficeSeals(
            Seals seals,
            Custodies custodies,
            Matters matters,
            DemoPapers papers,
            Posts posts,
            WorkCalendar calendar,
            InstantSource time) {
        this.seals = seals;
        this.custodies = custodies;
        this.matters = matters;
        this.papers = papers;
        this.posts = posts;
        this.calendar = calendar;
        this.time = time;
    }

    /** Who plays: the keeper, the applicant, the head. */
    private record Cast(Post keeper, Post applicant, Post head) {}

    @Override
    @Transactional
    public void load() {
        if (!seals.at(STREET).isEmpty()) {
            return;
        }
        var officers = posts.at(Desk.of("town-officer", STREET));
        var heads = posts.at(Desk.of("town-head", STREET));
        if (officers.size() > 1 && !heads.isEmpty()) {
            var cast = new Cast(officers.get(0), officers.get(1), heads.getFirst());
            play("620402001-bsc", "白银市白银区人民政府人民路街道办事处", STREET, cast, OF_THE_STREET);
        }
        var people = posts.inBody(BUREAU);
        var bureau = people.stream()
                .filter(post -> post.duty().equals("department-officer"))
                .toList();
        people.stream()
                .filter(post -> post.duty().equals("department-head") && bureau.size() > 1)
                .findFirst()
                .ifPresent(head -> play(
                        BUREAU, "白银市白银区住房和城乡建设局", COUNTY, new Cast(bureau.get(0), bureau.get(1), head), OF_THE_BUREAU));
    }

    private void play(String body, String name, PlaceCode place, Cast cast, List<DemoPapers.Use> uses) {
        var registrar = posts.holders(posts.deskFor("supervisor", place)).getFirst();
        var since = Shanghai.day(time.instant()).minusDays(200);
        var seal = seals.register(
                new Seals.Registration(body, name, "official", "白公刻备〔2020〕0031 号（样例）", since, null),
                registrar.person());
        custodies.handOver(seal.code(), cast.keeper().person(), "印章交接登记表第 1 号", since, registrar.person());
        for (var use : uses) {
            use(seal.code(), body, place, cast, use);
        }
    }

    private void use(String seal, String body, PlaceCode place, Cast cast, DemoPapers.Use use) {
        var at = office(time.instant().minus(Duration.ofDays(use.days())));
        var fields = papers.wish(seal, use, "");
        fields.put("tier", "own");
        if (place.equals(COUNTY)) {
            fields.put("body", body);
        }
        var procedure = place.equals(COUNTY) ? "seal-use-county" : "seal-use-town";
        var number = matters.open(
                        new Opening(procedure, place, null, "desk", fields, officer(cast.applicant()), null, at))
                .number();
        int version = 1;
        for (var step : steps(cast, use)) {
            at = office(at.plus(Duration.ofMinutes(35)));
            version = matters.perform(
                            new Step(number, step.action(), version, step.form(), officer(step.who()), null, at))
                    .version();
        }
    }

    private record Taken(Post who, String action, Map<String, Object> form) {}

    private List<Taken> steps(Cast cast, DemoPapers.Use use) {
        var all = List.of(
                new Taken(cast.head(), "approve", Map.of("note", "同意。")),
                new Taken(cast.keeper(), "use", papers.used(use)),
                new Taken(cast.applicant(), "confirm", Map.of("agree", "yes")),
                new Taken(cast.keeper(), "file", Map.of("shelf", "用印卷第 1 盒")));
        return switch (use.until()) {
            case "ready" -> all.subList(0, 1);
            case "used" -> all.subList(0, 2);
            default -> all;
        };
    }

    /** The next moment at which the office is open, never later than now. */
    private Instant office(Instant at) {
        var then = at;
        while (!calendar.isOfficeTime(then)) {
            then = then.plus(Duration.ofMinutes(25));
        }
        return then.isBefore(time.instant()) ? then : time.instant();
    }

    private static Actor.Officer officer(Post post) {
        return new Actor.Officer(post.person(), post.personName());
    }
}
