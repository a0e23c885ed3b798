package org.gongzhi.campaign;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The visits of a campaign (走访计划), building by building. Who visits is whoever answers for the door that day. */
@Service
@Transactional
class VisitPlan {

    private static final List<String> VISITORS = List.of("grid-worker", "community-officer", "community-head");
    private static final int MOST_HOUSEHOLDS = 2_000;

    private final StopRepository stops;
    private final Posts posts;
    private final Places places;
    private final InstantSource time;

    VisitPlan(StopRepository stops, Posts posts, Places places, InstantSource time) {
        this.stops = stops;
        this.posts = posts;
        this.places = places;
        this.time = time;
    }

    /** Plans a visit to every building of the area that has none planned yet. */
    void draw(Campaign campaign) {
        stops.plan(
                campaign.code(),
                places.buildings(campaign.area()).stream().map(Place::code).toList());
    }

    /**
     * Notes how a visit went. The same again on the same day changes nothing.
     *
     * @param households with how many somebody spoke; 0 with {@code NOBODY}
     * @throws Refusal if the door is not this person's, is not planned, or the campaign is not running
     */
    void note(Campaign campaign, PlaceCode place, Stop.State state, int households, UUID person) {
        if (!campaign.runs(time.instant())) {
            throw Refusal.conflict("campaign.not-running", campaign.name());
        }
        if (state == Stop.State.VISITED && (households < 1 || households > MOST_HOUSEHOLDS)) {
            throw Refusal.invalid("campaign.visit.households", MOST_HOUSEHOLDS);
        }
        var scope = posts.scopeOf(person);
        var mine = VISITORS.stream()
                .map(duty -> posts.deskFor(duty, place))
                .filter(scope.desks()::contains)
                .findFirst()
                .orElseThrow(() -> Refusal.forbidden("campaign.visit.not-yours", visitors(place)));
        var body = posts.of(person).stream()
                .filter(post -> post.desk().equals(mine))
                .findFirst()
                .or(() -> posts.of(person).stream().findFirst())
                .map(Post::body)
                .orElse("");
        var noted = new Stop(
                place, state, state == Stop.State.VISITED ? households : 0, 0, Shanghai.day(time.instant()), body);
        if (!stops.note(campaign.code(), noted)) {
            throw Refusal.unknown("campaign.visit.not-planned", places.fullName(place));
        }
    }

    /** Whoever visits a place today, as people call them. */
    String visitors(PlaceCode place) {
        return String.join(
                "、",
                posts.holders(posts.deskFor(VISITORS.getFirst(), place)).stream()
                        .map(Post::title)
                        .distinct()
                        .limit(3)
                        .toList());
    }

    /** The buildings of a place, as far as the scope reaches; those still to be visited first. */
    @Transactional(readOnly = true)
    List<Stop> stops(Campaign campaign, PlaceCode within, Scope scope, int page, int size) {
        scope.require(within);
        return stops.within(campaign.code(), within, (page - 1) * size, size + 1);
    }

    /** How far the visits have come in each part of a place, one tier down. */
    @Transactional(readOnly = true)
    List<Stop.Progress> progress(Campaign campaign, PlaceCode within) {
        var depth = Stream.of(Level.TOWN, Level.VILLAGE, Level.GRID)
                .mapToInt(Level::length)
                .filter(length -> length > within.value().length())
                .findFirst()
                .orElse(within.value().length());
        return stops.progress(campaign.code(), within, depth);
    }

    /** How far they have come altogether. */
    @Transactional(readOnly = true)
    Stop.Progress whole(Campaign campaign, PlaceCode within) {
        return stops.progress(campaign.code(), within, within.value().length()).stream()
                .findFirst()
                .orElse(new Stop.Progress(within, 0, 0, 0, 0));
    }

    static Stop.State state(String typed) {
        return Stream.of(Stop.State.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(typed))
                .findFirst()
                .orElse(Stop.State.VISITED);
    }
}
