package org.gongzhi.dispatch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.category.Category;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as it stands on one day. Of the lines that fit, the narrowest category wins, and of those the narrowest
 * place: what a town keeps for everything never takes what the county gave to one body by name.
 */
final class Plan {

    private static final Comparator<Entry> WRITTEN =
            Comparator.comparing(Entry::from).thenComparingLong(Entry::seq);
    private static final Comparator<Entry> NARROWEST = Comparator.<Entry>comparingInt(
                    entry -> entry.category() == null ? 0 : entry.category().level())
            .thenComparingInt(entry -> entry.place().value().length());

    private final Map<String, Entry> bySlot = new HashMap<>();

    private Plan() {}

    static Plan of(Collection<Entry> written, LocalDate day) {
        var plan = new Plan();
        written.stream()
                .filter(entry -> !entry.from().isAfter(day))
                .sorted(WRITTEN)
                .forEach(entry -> plan.bySlot.put(entry.slot(), entry));
        plan.bySlot.values().removeIf(entry -> entry.target() == null);
        return plan;
    }

    Optional<Entry> find(@Nullable Category category, PlaceCode place) {
        return bySlot.values().stream()
                .filter(entry -> entry.covers(category, place))
                .max(NARROWEST);
    }

    /** The lines in force: the fallbacks first, then by category and place. */
    List<Entry> lines() {
        var lines = new ArrayList<>(bySlot.values());
        lines.sort(Comparator.comparing(Entry::categoryPath).thenComparing(Entry::place));
        return lines;
    }

    boolean hasFallback() {
        return bySlot.values().stream().anyMatch(Entry::isFallback);
    }
}
