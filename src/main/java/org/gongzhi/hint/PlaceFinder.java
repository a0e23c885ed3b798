package org.gongzhi.hint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;

/**
 * Finds the place that a text names, in the part of the tree that is known already. A name counts whole, or without its
 * last word (村, 社区, 街道) if what is left is long enough not to be an ordinary word. Where two places bear the name,
 * those around them decide if they are named too; else nothing is said.
 */
final class PlaceFinder {

    /**
     * A place named in a text.
     *
     * @param confidence 0 to 1
     * @param said the words it was found by
     */
    record Named(Place place, double confidence, String said) {}

    private static final Pattern LAST_WORD = Pattern.compile("(?:村民委员会|居民委员会|村委会|居委会|社区|街道|行政村|村|镇|乡|区|县|市|小区)$");
    private static final Pattern PLAIN_WORD = Pattern.compile(
            "^(?:新|旧|老|大|小|东|西|南|北|中|上|下|前|后)?(?:城|街|路|桥|河|山|门|庄|湾|村|镇|园|区)$|^(?:人民|胜利|和平|建设|团结|中心|公园|学校|车站|工农|红旗|新村|北京|长征|解放|共和|友好|光明|向阳)$");
    /** What bears a place's name need not lie in it: a school, a branch of a bank, a station, a road. */
    private static final Pattern NAMED_AFTER = Pattern.compile("(?:小学|中学|学校|幼儿园|医院|银行|支行|分行|大桥|大道|路|街|站)");

    private static final double WHOLE = 0.95;
    private static final double SHORTENED = 0.75;
    private static final double ANCESTOR_NAMED = 0.1;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 20;

    private final Map<String, List<Place>> whole = new HashMap<>();
    private final Map<String, List<Place>> shortened = new HashMap<>();
    private final Map<PlaceCode, Place> byCode = new HashMap<>();

    PlaceFinder(Collection<Place> places) {
        for (var place : places) {
            byCode.put(place.code(), place);
            if (place.level() == Level.GRID || place.level() == Level.MICRO_GRID || place.level() == Level.PROVINCE) {
                continue;
            }
            put(whole, place.name(), place);
            var rest = LAST_WORD.matcher(place.name()).replaceFirst("");
            if (!rest.equals(place.name())
                    && rest.length() >= SHORTEST
                    && !PLAIN_WORD.matcher(rest).find()) {
                put(shortened, rest, place);
            }
        }
    }

    private static void put(Map<String, List<Place>> index, String name, Place place) {
        if (name.length() >= SHORTEST && name.length() <= LONGEST) {
            index.computeIfAbsent(name, _ -> new ArrayList<>()).add(place);
        }
    }

    /** The narrowest place the text names within a place, if it names one beyond doubt. */
    Optional<Named> find(String text, PlaceCode within) {
        var found = named(text, within);
        var narrowest = found.values().stream()
                .max(Comparator.comparingInt(
                                (Named one) -> one.place().code().value().length())
                        .thenComparingDouble(Named::confidence));
        if (narrowest.isEmpty()) {
            return Optional.empty();
        }
        var best = narrowest.get();
        var depth = best.place().code().value().length();
        var rivals = found.values().stream()
                .filter(one -> one.place().code().value().length() == depth)
                .map(one -> raised(one, found))
                .sorted(Comparator.comparingDouble(Named::confidence).reversed())
                .toList();
        if (rivals.size() > 1 && rivals.get(0).confidence() - rivals.get(1).confidence() < ANCESTOR_NAMED / 2) {
            return Optional.empty();
        }
        return Optional.of(rivals.getFirst());
    }

    private Map<PlaceCode, Named> named(String text, PlaceCode within) {
        Map<PlaceCode, Named> found = new LinkedHashMap<>();
        for (int from = 0; from < text.length(); from++) {
            int most = Math.min(text.length(), from + LONGEST);
            for (int until = most; until >= from + SHORTEST; until--) {
                var said = text.substring(from, until);
                if (take(found, whole.get(said), WHOLE, said, within)
                        || (!isNamedAfter(text, until) && take(found, shortened.get(said), SHORTENED, said, within))) {
                    // The longest name wins: what stands inside it is not named by itself.
                    from = until - 1;
                    break;
                }
            }
        }
        return found;
    }

    private static boolean isNamedAfter(String text, int until) {
        return NAMED_AFTER.matcher(text).region(until, text.length()).lookingAt();
    }

    private static boolean take(
            Map<PlaceCode, Named> found,
            @org.jspecify.annotations.Nullable List<Place> places,
            double confidence,
            String said,
            PlaceCode within) {
        if (places == null) {
            return false;
        }
        for (var place : places) {
            if (place.code().isWithin(within) && !place.code().equals(within)) {
                found.merge(
                        place.code(),
                        new Named(place, confidence, said),
                        (one, other) -> one.confidence() >= other.confidence() ? one : other);
            }
        }
        return true;
    }

    /** Surer when a place around it is named too. */
    private Named raised(Named one, Map<PlaceCode, Named> found) {
        var parent = one.place().parent();
        while (parent != null) {
            if (found.containsKey(parent)) {
                return new Named(one.place(), Math.min(1, one.confidence() + ANCESTOR_NAMED), one.said());
            }
            var above = byCode.get(parent);
            parent = above == null ? null : above.parent();
        }
        return one;
    }
}
