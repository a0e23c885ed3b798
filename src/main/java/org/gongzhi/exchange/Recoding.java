package org.gongzhi.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * Makes the matters of one kind, county and month so coarse that whoever knows where and about what somebody reported
 * finds at least {@link Dataset#FEWEST} of them. Those that are many keep village and field; the rest are seen from
 * farther and farther away; those that stay alone even then are left out.
 */
final class Recoding {

    private static final int VILLAGE = 12;
    private static final int TOWN = 9;
    private static final int COUNTY = 6;

    private Recoding() {}

    /** Where and what about, as precisely as it is known or shown; the category may be empty. */
    record Cell(String place, String category) {

        private Cell from(Distance distance) {
            var names = category.isEmpty() ? new String[0] : category.split("/");
            return new Cell(
                    place.substring(0, Math.min(place.length(), distance.place())),
                    Arrays.stream(names).limit(distance.names()).collect(Collectors.joining("/")));
        }
    }

    private record Distance(int place, int names) {}

    private static final List<Distance> DISTANCES = List.of(
            new Distance(VILLAGE, 2),
            new Distance(VILLAGE, 1),
            new Distance(TOWN, 1),
            new Distance(COUNTY, 1),
            new Distance(COUNTY, 0));

    /** For each what is shown of it; null when nothing is. */
    static List<@Nullable Cell> of(List<Cell> cells) {
        var shown = new ArrayList<@Nullable Cell>(Collections.nCopies(cells.size(), null));
        for (var distance : DISTANCES) {
            Map<Cell, List<Integer>> groups = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                if (shown.get(i) == null) {
                    groups.computeIfAbsent(cells.get(i).from(distance), _ -> new ArrayList<>())
                            .add(i);
                }
            }
            groups.forEach((cell, members) -> {
                if (members.size() >= Dataset.FEWEST) {
                    members.forEach(i -> shown.set(i, cell));
                }
            });
        }
        return shown;
    }
}
