package org.gongzhi.campaign;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a campaign are meant. A number on the report and the list behind it are made from the same filter.
 *
 * @param place a place whose whole subtree is meant
 * @param open whether they stand open in a ledger
 * @param answers what stands in each of the columns named
 */
record ItemFilter(@Nullable PlaceCode place, @Nullable Boolean open, Map<Facet, String> answers) {

    static final ItemFilter ALL = new ItemFilter(null, null, Map.of());

    /** What an address asks for; what makes no sense means anything. */
    static ItemFilter of(Map<String, String> asked) {
        var answers = new EnumMap<Facet, String>(Facet.class);
        asked.forEach((key, value) -> {
            if (!value.isBlank()) {
                Facet.of(key).ifPresent(facet -> answers.put(facet, value));
            }
        });
        var place = asked.getOrDefault("place", "");
        var open = asked.getOrDefault("open", "");
        return new ItemFilter(
                PlaceCode.isCode(place) ? new PlaceCode(place) : null,
                open.equals("true") ? Boolean.TRUE : open.equals("false") ? Boolean.FALSE : null,
                answers);
    }

    ItemFilter with(Facet facet, String value) {
        var more = new EnumMap<Facet, String>(Facet.class);
        more.putAll(answers);
        more.put(facet, value);
        return new ItemFilter(place, open, more);
    }

    ItemFilter without(Facet facet) {
        var fewer = new EnumMap<Facet, String>(Facet.class);
        fewer.putAll(answers);
        fewer.remove(facet);
        return new ItemFilter(place, open, fewer);
    }

    ItemFilter in(PlaceCode where) {
        return new ItemFilter(where, open, answers);
    }

    ItemFilter standing(boolean stands) {
        return new ItemFilter(place, stands, answers);
    }

    /** The query of the address that asks for this: empty, or beginning with a question mark. */
    String query() {
        var query = new StringBuilder();
        if (place != null) {
            add(query, "place", place.value());
        }
        if (open != null) {
            add(query, "open", open.toString());
        }
        answers.forEach((facet, value) -> add(query, facet.key(), value));
        return query.toString();
    }

    private static void add(StringBuilder query, String key, String value) {
        query.append(query.isEmpty() ? '?' : '&')
                .append(key)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
