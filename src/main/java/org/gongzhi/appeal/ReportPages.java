package org.gongzhi.appeal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.Places;
import org.gongzhi.web.DoorNotice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Makes the form at the door: empty, or with what was typed and what is wrong with it. */
@Component
class ReportPages {

    private final DoorCodes doors;
    private final Places places;
    private final Procedures procedures;
    private final Emergencies emergencies;
    private final List<DoorNotice> notices;

    ReportPages(
            DoorCodes doors, Places places, Procedures procedures, Emergencies emergencies, List<DoorNotice> notices) {
        this.doors = doors;
        this.places = places;
        this.procedures = procedures;
        this.emergencies = emergencies;
        this.notices = notices.stream()
                .filter(DoorNotice::belowTheForm)
                .sorted(Comparator.comparingInt(DoorNotice::order))
                .toList();
    }

    ModelAndView form(Place door, Map<String, String> typed, @Nullable Refusal refusal, String key) {
        var code = doors.codeOf(door.code());
        var path = places.fullName(door.code());
        var end = path.lastIndexOf(" · ");
        var page = new ReportPage(
                code,
                door.name(),
                end < 0 ? "" : path.substring(0, end),
                procedures.get(ReportController.PROCEDURE).fields(),
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : refusal.code(),
                refusal == null ? new Object[0] : refusal.arguments().toArray(),
                key,
                emergencies.services(),
                String.join("|", emergencies.unless()),
                notices.stream()
                        .flatMap(notice ->
                                notice.at(new DoorNotice.Door(code, door.code().value())).stream())
                        .toList());
        return new ModelAndView("appeal/report", Map.of("page", page), status(refusal));
    }

    private static HttpStatus status(@Nullable Refusal refusal) {
        return refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
    }

    /**
     * What {@code appeal/report.jte} shows.
     *
     * @param errors a field to the message key of what is wrong with it
     * @param problem the message key of what is wrong with the whole
     * @param unless words before which a danger is only feared, parted by bars
     * @param notices what else concerns whoever stands here
     */
    @SuppressWarnings("ArrayRecordComponent") // handed to the template once, never compared
    record ReportPage(
            String code,
            String place,
            String around,
            Map<String, Field> fields,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem,
            Object[] arguments,
            String key,
            List<Emergencies.Service> services,
            String unless,
            List<DoorNotice.Line> notices) {}
}
