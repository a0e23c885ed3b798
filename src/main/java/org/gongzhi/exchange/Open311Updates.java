package org.gongzhi.exchange;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.PublishedMatters;
import org.gongzhi.procedure.PublishedMatters.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tells what happened to requests (the update extension of mySociety). */
@Service
class Open311Updates {

    private static final int MOST = 1_000;
    private static final String OPENING = "open";

    private final PublishedMatters published;
    private final Open311Services services;
    private final Open311Jurisdictions jurisdictions;
    private final Procedures procedures;
    private final InstantSource time;

    Open311Updates(
            PublishedMatters published,
            Open311Services services,
            Open311Jurisdictions jurisdictions,
            Procedures procedures,
            InstantSource time) {
        this.published = published;
        this.services = services;
        this.jurisdictions = jurisdictions;
        this.procedures = procedures;
        this.time = time;
    }

    /** Every published step in the time asked for, the first first. */
    List<Map<String, @Nullable Object>> list(Open311Sent sent) {
        var area = jurisdictions.area(sent);
        var window = Open311Window.of(
                sent.time("start_date", "updated_after"), sent.time("end_date", "updated_before"), time.instant());
        var size = sent.number("page_size", MOST, MOST);
        var asked = new PublishedMatters.Asked(
                services.kinds(sent.list("service_code")),
                area,
                window.from(),
                window.until(),
                null,
                (sent.number("page", 1, Open311Requests.LAST_PAGE) - 1) * size,
                size);
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        for (var act : published.acts(asked, shown())) {
            row(act).ifPresent(rows::add);
        }
        return rows;
    }

    /** The keys of all steps that some procedure on offer shows to residents. */
    private Set<String> shown() {
        var keys = new LinkedHashSet<String>();
        services.all().stream()
                .filter(Open311Service::listed)
                .map(Open311Service::procedure)
                .distinct()
                .filter(procedure -> procedure.publishes("timeline"))
                .flatMap(procedure -> procedure.actions().values().stream())
                .filter(action -> action.shown() != null)
                .map(Action::key)
                .forEach(keys::add);
        return keys;
    }

    private Optional<Map<String, @Nullable Object>> row(Act act) {
        var procedure = procedures.version(act.definition());
        var action = procedure.action(act.action());
        var service = services.of(act.procedure(), null);
        if (action == null
                || action.shown() == null
                || service.isEmpty()
                || act.action().equals(OPENING)) {
            return Optional.empty();
        }
        var state = procedure.state(act.to());
        return Optional.of(GeoReport.object(
                "update_id", id(act.number(), act.seq()),
                "service_request_id", act.number().value(),
                "status", service.get().offer().status(state.key(), state.end()),
                "updated_datetime", Open311Rows.time(act.at()),
                "description", action.shown(),
                "media_url", null,
                "external_status_code", state.key()));
    }

    /** The name of a step outside. */
    static String id(MatterNumber number, int seq) {
        return number + ":" + seq;
    }
}
