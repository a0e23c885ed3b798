package org.gongzhi.campaign;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens campaigns and closes them. Whoever opens one holds a post that answers for the whole area. */
@Service
@Transactional
public class Campaigns {

    private static final Set<String> MAY_OPEN = Set.of("town-head", "centre-officer", "leader", "city-desk");
    private static final Set<Level> AREAS = Set.of(Level.COUNTY, Level.TOWN, Level.VILLAGE);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyMM");
    private static final int LONGEST_DAYS = 366;

    private final CampaignRepository campaigns;
    private final VisitPlan plan;
    private final Posts posts;
    private final Places places;
    private final InstantSource time;

    Campaigns(CampaignRepository campaigns, VisitPlan plan, Posts posts, Places places, InstantSource time) {
        this.campaigns = campaigns;
        this.plan = plan;
        this.posts = posts;
        this.places = places;
        this.time = time;
    }

    /** A campaign somebody wants to open. */
    public record Proposal(
            String name, String area, LocalDate begins, LocalDate ends, Set<Channel> channels, String basis) {}

    /**
     * Opens a campaign and plans a visit to every building of its area.
     *
     * @throws Refusal naming each field that is wrong, or if no post of this person answers for the area
     */
    public Campaign open(Proposal proposal, UUID person) {
        check(proposal);
        var area = places.get(new PlaceCode(proposal.area())).code();
        var post = authority(person, area);
        var campaign = new Campaign(
                campaigns.nextCode(area.county() + "-" + MONTH.format(proposal.begins()) + "-"),
                proposal.name().strip(),
                area,
                proposal.begins(),
                proposal.ends(),
                proposal.channels(),
                proposal.basis().strip(),
                post.title(),
                post.body(),
                time.instant(),
                null);
        try {
            campaigns.insert(campaign, person);
        } catch (DuplicateKeyException _) {
            throw Refusal.conflict("campaign.opened-meanwhile");
        }
        plan.draw(campaign);
        return campaign;
    }

    private void check(Proposal proposal) {
        var wrong = new LinkedHashMap<String, String>();
        if (proposal.name().isBlank()
                || proposal.name().strip().length() < 2
                || proposal.name().length() > 60) {
            wrong.put("name", "campaign.field.name");
        }
        if (proposal.basis().strip().length() < 2 || proposal.basis().length() > 500) {
            wrong.put("basis", "campaign.field.basis");
        }
        if (proposal.channels().isEmpty()) {
            wrong.put("channels", "campaign.field.channels");
        }
        if (proposal.ends().isBefore(proposal.begins())
                || proposal.ends().isAfter(proposal.begins().plusDays(LONGEST_DAYS))) {
            wrong.put("ends", "campaign.field.ends");
        }
        if (!PlaceCode.isCode(proposal.area())
                || places.find(new PlaceCode(proposal.area()))
                        .filter(place -> AREAS.contains(place.level()))
                        .isEmpty()) {
            wrong.put("area", "campaign.field.area");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalidFields(wrong);
        }
    }

    private Post authority(UUID person, PlaceCode area) {
        return posts.of(person).stream()
                .filter(post -> MAY_OPEN.contains(post.duty()) && area.isWithin(post.place()))
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("campaign.may-not-open", places.fullName(area)));
    }

    /** The places for which this person may open a campaign; empty without such a post. */
    List<PlaceCode> mayOpenIn(UUID person) {
        return posts.of(person).stream()
                .filter(post -> MAY_OPEN.contains(post.duty()))
                .map(Post::place)
                .distinct()
                .toList();
    }

    /** Ends a campaign before its last day: nothing more is collected, what was collected is still handled. */
    public void close(String code, UUID person) {
        var campaign = get(code);
        authority(person, campaign.area());
        if (!campaign.runs(time.instant()) || !campaigns.close(code, time.instant())) {
            throw Refusal.conflict("campaign.not-running", campaign.name());
        }
    }

    /**
     * A campaign, whoever asks: that there is one is public.
     *
     * @throws Refusal if there is none with that code
     */
    @Transactional(readOnly = true)
    public Campaign get(String code) {
        return campaigns.find(code).orElseThrow(() -> Refusal.unknown("campaign.unknown", code));
    }

    /** Every campaign, the newest first. */
    @Transactional(readOnly = true)
    public List<Campaign> all() {
        return campaigns.all();
    }

    /** The campaigns that concern a scope: its places lie in their area, or their area in its places. */
    @Transactional(readOnly = true)
    public List<Campaign> within(Scope scope) {
        return campaigns.all().stream().filter(each -> concerns(each, scope)).toList();
    }

    /**
     * A campaign as staff see it.
     *
     * @throws Refusal as unknown when it does not concern them
     */
    @Transactional(readOnly = true)
    public Campaign get(String code, Scope scope) {
        return campaigns
                .find(code)
                .filter(each -> concerns(each, scope))
                .orElseThrow(() -> Refusal.unknown("campaign.unknown", code));
    }

    private static boolean concerns(Campaign campaign, Scope scope) {
        return scope.sees(campaign.area())
                || scope.places().stream().anyMatch(place -> place.isWithin(campaign.area()));
    }
}
