package org.gongzhi.campaign;

import java.util.List;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The visit plan on a phone: which doors are mine, which are done, where nobody was at home. */
@Controller
@RequestMapping("/work/campaigns/{code}/visits")
class VisitController {

    private static final int SIZE = 40;

    private final Campaigns campaigns;
    private final VisitPlan plan;
    private final Posts posts;
    private final Places places;

    VisitController(Campaigns campaigns, VisitPlan plan, Posts posts, Places places) {
        this.campaigns = campaigns;
        this.plan = plan;
        this.posts = posts;
        this.places = places;
    }

    /** Everything {@code campaign/visits.jte} shows: the parts of a larger place, or the buildings of a small one. */
    record VisitsPage(
            Campaign campaign,
            PlaceCode place,
            String name,
            @Nullable PlaceCode above,
            String visitors,
            Stop.Progress whole,
            List<Part> parts,
            List<Door> doors,
            Paging paging,
            int page) {

        record Part(String name, Stop.Progress progress) {}

        record Door(String name, Stop stop) {}
    }

    @GetMapping
    ModelAndView visits(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn me) {
        var scope = posts.scopeOf(me.person());
        var campaign = campaigns.get(code, scope);
        var where = place(campaign, place, me);
        scope.require(where.code());
        var whole = plan.whole(campaign, where.code());
        boolean small = where.code().value().length() >= Level.GRID.length();
        int number = Math.clamp(page, 1, 1_000);
        var stops = small ? plan.stops(campaign, where.code(), scope, number, SIZE) : List.<Stop>of();
        var parts = small ? List.<Stop.Progress>of() : plan.progress(campaign, where.code());
        var path = "/work/campaigns/" + code + "/visits?place=" + where.code();
        return new ModelAndView(
                "campaign/visits",
                "page",
                new VisitsPage(
                        campaign,
                        where.code(),
                        places.fullName(where.code()),
                        where.parent() != null
                                        && scope.sees(where.parent())
                                        && where.parent().isWithin(campaign.area())
                                ? where.parent()
                                : null,
                        plan.visitors(where.code()),
                        whole,
                        parts.stream()
                                .map(each -> new VisitsPage.Part(name(each.place()), each))
                                .toList(),
                        stops.stream()
                                .limit(SIZE)
                                .map(each -> new VisitsPage.Door(name(each.place()), each))
                                .toList(),
                        Paging.open(path, number, SIZE, stops.size() > SIZE),
                        number));
    }

    /** The place asked for; else the first of mine, and where I have but one grid, that grid. */
    private Place place(Campaign campaign, String asked, SignedIn me) {
        if (PlaceCode.isCode(asked)) {
            var place = places.get(new PlaceCode(asked));
            if (!place.code().isWithin(campaign.area())) {
                throw Refusal.invalid("campaign.outside-area", places.fullName(place.code()), campaign.name());
            }
            return place;
        }
        return PlaceChoices.starts(campaign, posts.scopeOf(me.person())).stream()
                .findFirst()
                .map(places::get)
                .orElseThrow(() -> Refusal.unknown("campaign.unknown", campaign.code()));
    }

    private String name(PlaceCode code) {
        return places.find(code).map(Place::name).orElse(code.value());
    }

    @PostMapping("/{door}")
    String note(
            @PathVariable String code,
            @PathVariable String door,
            @RequestParam String state,
            @RequestParam(defaultValue = "0") int households,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn me) {
        var campaign = campaigns.get(code, posts.scopeOf(me.person()));
        if (!PlaceCode.isCode(door)) {
            throw Refusal.unknown("campaign.visit.not-planned", door);
        }
        var place = places.get(new PlaceCode(door));
        plan.note(campaign, place.code(), VisitPlan.state(state), households, me.person());
        var grid = places.ancestor(place.code(), Level.GRID).orElse(place.code());
        return "redirect:/work/campaigns/%s/visits?place=%s&page=%d#s-%s".formatted(code, grid, page, place.code());
    }
}
