package org.gongzhi.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * A person's place in a body for a period (职务): the only source of power.
 *
 * @param title what is written on the door: 水川路社区书记
 * @param place where the duty is held
 * @param until the first day on which the post is held no longer; null while nobody set an end
 * @param officePhone the number residents may call: the post's own, else the body's; never a private one
 */
public record Post(
        UUID id,
        UUID person,
        String personName,
        String body,
        String bodyName,
        String duty,
        String title,
        PlaceCode place,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String officePhone) {

    public boolean inForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** The desk at which this post sits. */
    public Desk desk() {
        return Desk.of(duty, place);
    }

    Post at(PlaceCode where) {
        return where.equals(place)
                ? this
                : new Post(id, person, personName, body, bodyName, duty, title, where, from, until, officePhone);
    }
}
