package org.gongzhi.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * The act that gives a person a post (任命).
 *
 * @param until the first day on which the post is held no longer
 * @param officePhone null when the body's own number is right
 */
public record Appointment(
        UUID person,
        String body,
        String duty,
        String title,
        PlaceCode place,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable String officePhone) {}
