package org.gongzhi.campaign;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gongzhi.campaign.CampaignSummary.Group;
import org.gongzhi.campaign.CampaignSummary.Row;
import org.gongzhi.campaign.CampaignSummary.Whole;
import org.gongzhi.campaign.ItemRepository.Sight;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Sheet;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The campaigns as staff see them: the list, and the page of one from which everything is reached. */
@Controller
@RequestMapping("/work/campaigns")
class CampaignController {

    private final Campaigns campaigns;
    private final CampaignSummary summary;
    private final VisitPlan plan;
    private final FollowUpReaders followUps;
    private final Posts posts;
    private final Bodies bodies;
    private final Places places;
    private final Words words;
    private final InstantSource time;

    CampaignController(
            Campaigns campaigns,
            CampaignSummary summary,
            VisitPlan plan,
            FollowUpReaders followUps,
            Posts posts,
            Bodies bodies,
            Places places,
            Words words,
            InstantSource time) {
        this.campaigns = campaigns;
        this.summary = summary;
        this.plan = plan;
        this.followUps = followUps;
        this.posts = posts;
        this.bodies = bodies;
        this.places = places;
        this.words = words;
        this.time = time;
    }

    /** Everything {@code campaign/list.jte} shows. */
    record ListPage(List<Line> lines, boolean mayOpen) {

        record Line(Campaign campaign, Campaign.Stage stage, String area) {}
    }

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedIn me) {
        var page = new ListPage(
                lines(me).toList(), !campaigns.mayOpenIn(me.person()).isEmpty());
        return new ModelAndView("campaign/list", "page", page);
    }

    private Stream<ListPage.Line> lines(SignedIn me) {
        var now = time.instant();
        return campaigns.within(posts.scopeOf(me.person())).stream()
                .map(each -> new ListPage.Line(each, each.stage(now), places.fullName(each.area())));
    }

    /** The same campaigns to take away. */
    @GetMapping("/list.xlsx")
    void table(@AuthenticationPrincipal SignedIn me, HttpServletResponse response) throws IOException {
        var heads = Stream.of("name", "number", "stage", "area", "period")
                .map(head -> words.of("campaign.column." + head))
                .toList();
        var rows = lines(me)
                .map(line -> List.of(
                        line.campaign().name(),
                        line.campaign().code(),
                        words.of("campaign.stage." + line.stage().name().toLowerCase(Locale.ROOT)),
                        line.area(),
                        Shanghai.date(line.campaign().begins()) + "—"
                                + Shanghai.date(line.campaign().ends())));
        Sheet.answer(response, words.of("campaign.list"), heads, rows);
    }

    /** Everything {@code campaign/campaign.jte} shows. */
    record OnePage(
            Campaign campaign,
            Campaign.Stage stage,
            String area,
            String body,
            Whole whole,
            List<Group> groups,
            List<Row> rows,
            Stop.Progress visits,
            boolean mayClose) {}

    @GetMapping("/{code}")
    ModelAndView one(@PathVariable String code, @AuthenticationPrincipal SignedIn me) {
        var scope = posts.scopeOf(me.person());
        var campaign = campaigns.get(code, scope);
        var sight = Sight.of(scope);
        var here = scope.sees(campaign.area()) ? campaign.area() : mine(campaign, scope.places());
        var page = new OnePage(
                campaign,
                campaign.stage(time.instant()),
                places.fullName(campaign.area()),
                bodies.find(campaign.body()).map(each -> each.name()).orElse(campaign.body()),
                summary.whole(campaign, sight, ItemFilter.ALL),
                summary.groups(campaign, sight, ItemFilter.ALL, followUps.facets(me)),
                summary.rows(campaign, sight, here),
                plan.whole(campaign, here),
                campaigns.mayOpenIn(me.person()).stream().anyMatch(campaign.area()::isWithin));
        return new ModelAndView("campaign/campaign", "page", page);
    }

    private static PlaceCode mine(Campaign campaign, List<PlaceCode> places) {
        return places.stream()
                .filter(place -> place.isWithin(campaign.area()))
                .findFirst()
                .orElse(campaign.area());
    }

    @PostMapping("/{code}/close")
    String close(@PathVariable String code, @AuthenticationPrincipal SignedIn me) {
        campaigns.close(code, me.person());
        return "redirect:/work/campaigns/" + code;
    }
}
