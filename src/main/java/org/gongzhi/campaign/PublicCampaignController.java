package org.gongzhi.campaign;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gongzhi.campaign.CampaignSummary.Group;
import org.gongzhi.campaign.CampaignSummary.Row;
import org.gongzhi.campaign.CampaignSummary.Whole;
import org.gongzhi.campaign.ItemRepository.Sight;
import org.gongzhi.organization.Bodies;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What everybody may know of a campaign: who opened it, on what, until when, and what became of what was said. */
@Controller
class PublicCampaignController {

    private final Campaigns campaigns;
    private final CampaignSummary summary;
    private final VisitPlan plan;
    private final Replies replies;
    private final Bodies bodies;
    private final Places places;
    private final InstantSource time;

    PublicCampaignController(
            Campaigns campaigns,
            CampaignSummary summary,
            VisitPlan plan,
            Replies replies,
            Bodies bodies,
            Places places,
            InstantSource time) {
        this.campaigns = campaigns;
        this.summary = summary;
        this.plan = plan;
        this.replies = replies;
        this.bodies = bodies;
        this.places = places;
        this.time = time;
    }

    /** Everything {@code campaign/public-list.jte} shows. */
    record PublicListPage(List<Line> lines) {

        record Line(Campaign campaign, Campaign.Stage stage, String area) {}
    }

    @GetMapping("/campaigns")
    ModelAndView list() {
        var now = time.instant();
        var lines = campaigns.all().stream()
                .map(each -> new PublicListPage.Line(each, each.stage(now), places.fullName(each.area())))
                .toList();
        return new ModelAndView("campaign/public-list", "page", new PublicListPage(lines));
    }

    /** Everything {@code campaign/public.jte} shows. Sums only: nobody can be found in them. */
    record PublicPage(
            Campaign campaign,
            Campaign.Stage stage,
            String area,
            String body,
            Whole whole,
            List<Group> groups,
            List<Row> rows,
            Stop.Progress visits,
            Map<String, Map<String, Integer>> tallies,
            boolean thanks) {

        boolean open(Channel channel) {
            return stage == Campaign.Stage.RUNNING && campaign.channels().contains(channel);
        }
    }

    @GetMapping("/campaigns/{code}")
    ModelAndView one(@PathVariable String code, @RequestParam(defaultValue = "false") boolean thanks) {
        var campaign = campaigns.get(code);
        var sight = Sight.ofAll(campaign);
        var page = new PublicPage(
                campaign,
                campaign.stage(time.instant()),
                places.fullName(campaign.area()),
                bodies.find(campaign.body()).map(each -> each.name()).orElse(campaign.body()),
                summary.whole(campaign, sight, ItemFilter.ALL),
                summary.groups(campaign, sight, ItemFilter.ALL, Facet.CHANNEL, Facet.FIELD, Facet.REASON),
                summary.rows(campaign, sight, campaign.area()),
                plan.whole(campaign, campaign.area()),
                replies.tallies(campaign),
                thanks);
        return new ModelAndView("campaign/public", "page", page);
    }
}
