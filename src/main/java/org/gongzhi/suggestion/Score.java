package org.gongzhi.suggestion;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How many suggestions were right, of texts whose category is known. */
final class Score {

    private static final class Tally {
        int right;
        int given;
        int due;
    }

    private final TreeMap<String, Tally> tallies = new TreeMap<>();
    private final TreeMap<String, TreeMap<String, Integer>> taken = new TreeMap<>();
    private int right;
    private int all;
    private int sure;
    private int sureAndRight;

    void count(String known, Suggestion suggested) {
        boolean hit = known.equals(suggested.category());
        taken.computeIfAbsent(known, _ -> new TreeMap<>()).merge(suggested.category(), 1, Integer::sum);
        tally(known).due++;
        tally(suggested.category()).given++;
        all++;
        if (hit) {
            tally(known).right++;
            right++;
        }
        if (suggested.sure()) {
            sure++;
            sureAndRight += hit ? 1 : 0;
        }
    }

    private Tally tally(String category) {
        return tallies.computeIfAbsent(category, _ -> new Tally());
    }

    /** The mean over the categories of F1, which counts a rare category as much as a frequent one. */
    double macroF1() {
        return tallies.values().stream()
                .filter(tally -> tally.due > 0)
                .mapToDouble(tally -> 2.0 * tally.right / (tally.given + tally.due))
                .average()
                .orElse(0);
    }

    List<String> lines() {
        var lines = new TreeSet<String>();
        tallies.forEach((category, tally) -> lines.add(String.format(
                Locale.ROOT,
                "  %s P %.3f R %.3f F1 %.3f n %d",
                category,
                tally.given == 0 ? 0 : (double) tally.right / tally.given,
                tally.due == 0 ? 0 : (double) tally.right / tally.due,
                2.0 * tally.right / (tally.given + tally.due),
                tally.due)));
        return List.copyOf(lines);
    }

    /** Of each known category what it was taken for, the most often first. */
    List<String> confusion() {
        return taken.entrySet().stream()
                .map(known -> known.getValue().entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(as -> as.getKey() + " " + as.getValue())
                        .collect(Collectors.joining(", ", "  " + known.getKey() + " as ", "")))
                .toList();
    }

    String summary(String name) {
        return String.format(
                Locale.ROOT,
                "%s: macro-F1 %.4f, accuracy %.4f of %d; sure of %.1f %%, of those right %.1f %%",
                name,
                macroF1(),
                (double) right / all,
                all,
                100.0 * sure / all,
                100.0 * sureAndRight / Math.max(1, sure));
    }
}
