package org.gongzhi.exchange;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.PublishedMatters;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Matters as Open311 lists requests: what their procedures publish and no more. The place is the village, with a point
 * in its middle; neither the door nor the point that was sent is told to anybody.
 */
@Component
class Open311Rows {

    private final Open311Services services;
    private final Procedures procedures;
    private final Places places;
    private final Posts posts;

    Open311Rows(Open311Services services, Procedures procedures, Places places, Posts posts) {
        this.services = services;
        this.procedures = procedures;
        this.places = places;
        this.posts = posts;
    }

    /** Where something is, as far as it is told. */
    private record Around(@Nullable String name, @Nullable Place place) {}

    /** The rows of one answer; what many of them share is looked up once. */
    List<Map<String, @Nullable Object>> of(List<PublishedMatters.Facts> matters) {
        var rows = new ArrayList<Map<String, @Nullable Object>>(matters.size());
        var arounds = new HashMap<PlaceCode, Around>();
        var agencies = new HashMap<Desk, String>();
        for (var matter : matters) {
            services.of(matter.procedure(), matter.category())
                    .ifPresent(service -> rows.add(row(service, matter, arounds, agencies)));
        }
        return rows;
    }

    private Map<String, @Nullable Object> row(
            Open311Service service,
            PublishedMatters.Facts matter,
            Map<PlaceCode, Around> arounds,
            Map<Desk, String> agencies) {
        var procedure = procedures.version(matter.definition());
        var around = procedure.publishes("place") ? arounds.computeIfAbsent(matter.place(), this::around) : null;
        var place = around == null ? null : around.place();
        var due = matter.dueAt();
        return GeoReport.object(
                "service_request_id",
                matter.number().value(),
                "status",
                matter.ended() ? "closed" : "open",
                "status_notes",
                procedure.state(matter.state()).shown(),
                "service_name",
                service.name(),
                "service_code",
                service.code(),
                "description",
                null,
                "agency_responsible",
                agencies.computeIfAbsent(matter.desk(), this::agency),
                "service_notice",
                null,
                "requested_datetime",
                time(matter.openedAt()),
                "updated_datetime",
                time(matter.closedAt() == null ? matter.changedAt() : matter.closedAt()),
                "expected_datetime",
                due == null || matter.ended() || !procedure.publishes("due") ? null : time(due),
                "address",
                around == null ? null : around.name(),
                "address_id",
                place == null ? null : place.code().value(),
                "zipcode",
                null,
                "lat",
                place == null ? null : place.latitude(),
                "long",
                place == null ? null : place.longitude(),
                "media_url",
                null);
    }

    private Around around(PlaceCode code) {
        return places.ancestor(code, Level.VILLAGE)
                .or(() -> places.ancestor(code, Level.TOWN))
                .or(() -> places.ancestor(code, Level.COUNTY))
                .flatMap(places::find)
                .map(place -> new Around(places.fullName(place.code()), place))
                .orElseGet(() -> new Around(null, null));
    }

    /** Whoever answers for the desk today, as a body: never a person. */
    private String agency(Desk desk) {
        return Optional.of(posts.holders(desk)).stream()
                .flatMap(List::stream)
                .map(Post::bodyName)
                .findFirst()
                .orElse("");
    }

    /** With its zone, to the second. */
    static String time(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.truncatedTo(ChronoUnit.SECONDS).atZone(Shanghai.ZONE).toOffsetDateTime());
    }
}
