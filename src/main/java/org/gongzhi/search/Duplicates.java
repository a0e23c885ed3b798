package org.gongzhi.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds other reports that may be of the same problem (疑似重复): open, of the same kind, nearby, within two months, and
 * about the same. Whoever shows one asks first whether the reader may see it.
 */
@Service
@Transactional(readOnly = true)
class Duplicates {

    private static final Duration WINDOW = Duration.ofDays(60);
    private static final int MOST_COMPARED = 300;
    private static final int MOST = 5;

    private final Finder finder;
    private final Journal journal;
    private final Procedures procedures;
    private final Places places;

    Duplicates(Finder finder, Journal journal, Procedures procedures, Places places) {
        this.finder = finder;
        this.journal = journal;
        this.procedures = procedures;
        this.places = places;
    }

    /**
     * Another matter that may be the same.
     *
     * @param likeness of what both say, from 0 to 1
     * @param words that both use
     */
    record Match(Matter matter, Nearness nearness, double likeness, Set<String> words) {}

    /** The likeliest first, five at most. */
    List<Match> of(Matter matter) {
        var village = places.ancestor(matter.place(), Level.VILLAGE).orElse(null);
        if (village == null || matter.sealed()) {
            return List.of();
        }
        var numbers = finder.around(village, matter, WINDOW, MOST_COMPARED);
        if (numbers.isEmpty()) {
            return List.of();
        }
        var names = new HashMap<PlaceCode, List<String>>();
        var topic = topic(matter, names);
        var alike = new ArrayList<Match>();
        for (var other : journal.read(numbers)) {
            var nearness = Nearness.of(matter.place(), other.matter().place());
            if (nearness != null && comparable(other.matter())) {
                var theirs = topic(other.matter(), names);
                if (nearness.isEnough(topic, theirs)) {
                    alike.add(new Match(other.matter(), nearness, topic.likeness(theirs), topic.shared(theirs)));
                }
            }
        }
        return alike.stream()
                .sorted(Comparator.comparing(Match::nearness)
                        .thenComparing(
                                Comparator.comparingDouble(Match::likeness).reversed()))
                .limit(MOST)
                .toList();
    }

    /** Merged ones are found by the one that leads them; sealed ones are nobody's business. */
    private static boolean comparable(Matter matter) {
        return !matter.ended() && !matter.sealed() && matter.lead() == null;
    }

    private Topic topic(Matter matter, Map<PlaceCode, List<String>> names) {
        var known = names.computeIfAbsent(
                matter.place(),
                place -> places.path(place).stream().map(Place::name).toList());
        return Topic.of(said(matter), known);
    }

    /** What was said when it was opened. */
    String said(Matter matter) {
        return procedures.of(matter).fields().values().stream()
                .filter(field -> field.type() == Field.Type.TEXT || field.type() == Field.Type.LINE)
                .map(field -> matter.fields().get(field.key()))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.joining("。"));
    }
}
