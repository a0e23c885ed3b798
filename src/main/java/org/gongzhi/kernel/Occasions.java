package org.gongzhi.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Days and hours of a place that people may want in their own calendar: a meeting, the last day something is posted,
 * the day something must be published. A module declares a bean; {@code exchange} makes one calendar (RFC 5545) of all
 * of them. Everything in an occasion is public.
 */
public interface Occasions {

    /**
     * Those at a place and all places below it that begin on the first day or later and before the last.
     *
     * @param place its code; the codes of the places below begin with it
     */
    List<Occasion> between(String place, LocalDate from, LocalDate until);

    /**
     * One day, or some hours of it.
     *
     * @param id never changes and is the occasion's alone, such as {@code meeting/0198…}
     * @param title words as they are shown
     * @param about words as they are shown; may be empty
     * @param where the name of the place or room; may be empty
     * @param href a local address where it can be read
     * @param cancelled it was announced and does not take place; calendars strike it out
     */
    record Occasion(
            String id,
            String title,
            String about,
            String where,
            String href,
            When when,
            Instant changedAt,
            boolean cancelled) {}

    /** A whole day, or hours. */
    sealed interface When {

        record Day(LocalDate day) implements When {}

        record Hours(Instant from, Instant until) implements When {}
    }
}
