package org.gongzhi.exchange;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.PublishedMatters;
import org.gongzhi.procedure.PublishedMatters.Asked;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lists requests, whoever brought them and by whichever way. */
@Service
class Open311Requests {

    private static final int MOST = 1_000;
    static final int LAST_PAGE = 100;

    private final PublishedMatters matters;
    private final Open311Services services;
    private final Open311Jurisdictions jurisdictions;
    private final Open311Rows rows;
    private final InstantSource time;

    Open311Requests(
            PublishedMatters matters,
            Open311Services services,
            Open311Jurisdictions jurisdictions,
            Open311Rows rows,
            InstantSource time) {
        this.matters = matters;
        this.services = services;
        this.jurisdictions = jurisdictions;
        this.rows = rows;
        this.time = time;
    }

    /** What was asked for; numbers, where they are given, override all else. */
    List<Map<String, @Nullable Object>> list(Open311Sent sent) {
        var area = jurisdictions.area(sent);
        var ids = sent.list("service_request_id");
        if (!ids.isEmpty()) {
            var numbers = ids.stream()
                    .map(MatterNumber::parse)
                    .flatMap(Optional::stream)
                    .toList();
            return rows.of(matters.of(numbers).stream()
                    .filter(matter -> area == null || matter.place().isWithin(area))
                    .toList());
        }
        var size = sent.number("page_size", MOST, MOST);
        var offset = (sent.number("page", 1, LAST_PAGE) - 1) * size;
        var codes = sent.list("service_code");
        var after = sent.time("updated_after");
        var before = sent.time("updated_before");
        var from = sent.time("start_date");
        var until = sent.time("end_date");
        var byChange = after != null || before != null;
        if (byChange && (from != null || until != null)) {
            throw Refusal.invalid("exchange.open311.two-windows");
        }
        var window = byChange
                ? Open311Window.of(after, before, time.instant())
                : Open311Window.of(from, until, time.instant());
        var asked = new Asked(
                services.kinds(codes), area, window.from(), window.until(), ended(sent.list("status")), offset, size);
        return rows.of(byChange ? matters.changed(asked) : matters.opened(asked));
    }

    /** @throws Refusal if there is no such request, or none that may be told of */
    List<Map<String, @Nullable Object>> one(String id, Open311Sent sent) {
        var area = jurisdictions.area(sent);
        var found = MatterNumber.parse(id)
                .map(number -> rows.of(matters.of(List.of(number)).stream()
                        .filter(matter -> area == null || matter.place().isWithin(area))
                        .toList()))
                .orElse(List.of());
        if (found.isEmpty()) {
            throw Refusal.unknown("exchange.open311.unknown-request", id);
        }
        return found;
    }

    private static @Nullable Boolean ended(List<String> statuses) {
        for (var status : statuses) {
            if (!status.equals("open") && !status.equals("closed")) {
                throw Refusal.invalid("exchange.open311.wrong-status", status);
            }
        }
        return statuses.size() == 1 ? statuses.getFirst().equals("closed") : null;
    }
}
