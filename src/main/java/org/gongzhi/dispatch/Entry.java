package org.gongzhi.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongzhi.category.Category;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * One line of the catalogue as it was written once. A later line for the same category and place takes its place from
 * its own first day on; the old one stays to be read.
 *
 * @param seq the order in which lines were written
 * @param category what it is for; null is everything, which at the county is the fallback (兜底)
 * @param target who answers; null ends the line
 * @param deputies who answers, in this order, when nobody is there today
 * @param basis the document it rests on
 * @param sample invented for a demonstration
 */
record Entry(
        long seq,
        PlaceCode place,
        @Nullable Category category,
        @Nullable Target target,
        List<Target> deputies,
        String basis,
        LocalDate from,
        boolean sample,
        Instant at,
        @Nullable UUID person,
        String name) {

    String categoryPath() {
        return category == null ? "" : category.path();
    }

    /** Two lines with the same slot follow one another. */
    String slot() {
        return place.value() + "|" + categoryPath();
    }

    boolean isFallback() {
        return category == null && place.value().equals(place.county());
    }

    boolean covers(@Nullable Category asked, PlaceCode where) {
        return where.isWithin(place) && (category == null || (asked != null && asked.isWithin(category)));
    }

    /** Invented, and written by nobody. */
    Entry asSample() {
        return new Entry(seq, place, category, target, deputies, basis, from, true, at, null, name);
    }
}
