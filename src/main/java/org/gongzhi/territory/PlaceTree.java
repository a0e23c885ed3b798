package org.gongzhi.territory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All places down to the micro-grid as they stood at one revision; asked many times in every request. */
final class PlaceTree {

    private final long revision;
    private final Map<PlaceCode, Place> places = new HashMap<>();
    private final Map<PlaceCode, List<Place>> children = new HashMap<>();
    private final Map<PlaceCode, PlaceCode> aliases;

    PlaceTree(long revision, List<Place> all, Map<PlaceCode, PlaceCode> aliases) {
        this.revision = revision;
        this.aliases = aliases;
        for (var place : all) {
            places.put(place.code(), place);
            if (place.parent() != null) {
                children.computeIfAbsent(place.parent(), _ -> new ArrayList<>()).add(place);
            }
        }
    }

    long revision() {
        return revision;
    }

    Collection<Place> all() {
        return Collections.unmodifiableCollection(places.values());
    }

    @Nullable
    Place get(PlaceCode code) {
        return places.get(code);
    }

    /** The places directly below, without buildings. */
    List<Place> children(PlaceCode code) {
        return List.copyOf(children.getOrDefault(code, List.of()));
    }

    /** The code in force: what an old code leads to, or the code itself. */
    PlaceCode current(PlaceCode code) {
        var seen = code;
        for (int hops = 0; hops < 16; hops++) {
            var next = aliases.get(seen);
            if (next == null) {
                return seen;
            }
            seen = next;
        }
        throw new IllegalStateException("aliases run in a circle at " + code);
    }
}
