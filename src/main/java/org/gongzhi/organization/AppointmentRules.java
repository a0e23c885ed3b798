package org.gongzhi.organization;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Person;
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
    private final Accounts accounts;

    AppointmentRules(Duties duties, BodyRepository bodies, Places places, Accounts accounts) {
        this.duties = duties;
        this.bodies = bodies;
        this.places = places;
        this.accounts = accounts;
    }

    /** Refuses what is not lawful; returns the names of those appointed. */
    Map<UUID, String> check(List<Appointment> appointments) {
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
        return names(appointments);
    }

    private Map<UUID, String> names(List<Appointment> appointments) {
        var ids = appointments.stream().map(Appointment::person).collect(Collectors.toSet());
        var names = accounts.persons(ids).stream().collect(Collectors.toMap(Person::id, Person::name));
        if (names.size() < ids.size()) {
            throw Refusal.invalid("organization.unknown-person");
        }
        return names;
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
        return depth == tier || (depth < tier && !tierExistsBelow(place, tier));
    }

    private boolean tierExistsBelow(PlaceCode place, int tier) {
        return places.children(place).stream()
                .anyMatch(child -> child.code().value().length() <= tier);
    }
}
