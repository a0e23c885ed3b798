package org.gongzhi.organization;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;

/** What makes an appointment lawful: its body exists, and the duty belongs to that place and to that body. */
@Component
class AppointmentRules {

    private final Duties duties;
    private final BodyRepository bodies;
    private final Places places;

    AppointmentRules(Duties duties, BodyRepository bodies, Places places) {
        this.duties = duties;
        this.bodies = bodies;
        this.places = places;
    }

    void check(List<Appointment> appointments) {
        var known = new HashMap<String, Body>();
        if (appointments.size() > 10) {
            bodies.all().forEach(body -> known.put(body.code(), body));
        }
        var seen = new HashSet<String>();
        for (var given : appointments) {
            var body = known.computeIfAbsent(
                    given.body(),
                    code -> bodies.find(code).orElseThrow(() -> Refusal.invalid("organization.unknown-body", code)));
            check(given, body);
            if (!seen.add(given.person() + given.body() + given.duty() + given.place())) {
                throw Refusal.conflict("organization.already-held", given.title());
            }
        }
    }

    private void check(Appointment given, Body body) {
        var duty = duties.get(given.duty());
        var place = places.get(given.place()).code();
        if (given.title().isBlank() || given.title().length() > 100) {
            throw Refusal.invalid("organization.title-missing");
        }
        if (given.officePhone() != null && !given.officePhone().matches("[0-9 +-]{3,20}")) {
            throw Refusal.invalid("organization.phone-malformed");
        }
        if (given.until() != null && given.until().isBefore(given.from())) {
            throw Refusal.invalid("organization.ends-before-it-began");
        }
        if (!place.isWithin(body.place())) {
            throw Refusal.invalid("organization.place-outside-body", body.name(), places.fullName(place));
        }
        if (!duty.bodyBound() && !isTierOf(duty, place)) {
            throw Refusal.invalid("organization.wrong-tier", duty.name(), places.fullName(place));
        }
    }

    /** At the duty's own tier; or higher, where that tier does not exist: a town officer of a city without towns. */
    private boolean isTierOf(Duty duty, PlaceCode place) {
        int depth = place.value().length();
        int tier = duty.level().length();
        var tierBelow = places.children(place).stream()
                .anyMatch(child -> child.code().value().length() <= tier);
        return depth == tier || (depth < tier && !tierBelow);
    }
}
