package org.gongzhi.hotissue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides to which problem a telling belongs. It joins the group to whose three nearest tellings it is most alike, if
 * that is enough and it is not unlike the rest; groups that a telling would join alike become one if they are alike
 * themselves. The thresholds were set by 330 pairs that were read one by one (docs/text.md).
 */
final class Gathering {

    /** Tellings that share none of their strongest grams are not compared. */
    static final int STRONGEST = 24;

    static final int SHARED = 2;

    private static final int NEAREST = 3;
    private static final double JOINS = 0.42;
    private static final double NOT_UNLIKE = 0.3;
    private static final double ONE = 0.36;

    private Gathering() {}

    /**
     * Where a telling goes.
     *
     * @param group null when it begins one of its own
     * @param others groups that become one with it
     */
    record Found<K>(@Nullable Group<K> group, List<Group<K>> others) {}

    static <K> Found<K> find(Telling telling, Collection<Group<K>> candidates) {
        Group<K> best = null;
        double most = 0;
        var enough = new ArrayList<Group<K>>();
        for (var group : candidates) {
            var alike = likenesses(telling, group);
            double nearest = nearest(alike);
            if (nearest >= JOINS && mean(alike) >= NOT_UNLIKE) {
                enough.add(group);
                if (nearest > most) {
                    most = nearest;
                    best = group;
                }
            }
        }
        if (best == null) {
            return new Found<>(null, List.of());
        }
        var joined = best;
        return new Found<>(
                joined,
                enough.stream()
                        .filter(group -> !group.id().equals(joined.id()) && areOne(joined, group))
                        .toList());
    }

    private static boolean areOne(Group<?> one, Group<?> other) {
        return mean(other.recent().stream()
                        .map(telling -> nearest(likenesses(telling, one)))
                        .toList())
                >= ONE;
    }

    /** Descending. */
    private static List<Double> likenesses(Telling telling, Group<?> group) {
        return group.recent().stream()
                .map(telling::likeness)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static double nearest(List<Double> descending) {
        return mean(descending.subList(0, Math.min(NEAREST, descending.size())));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
