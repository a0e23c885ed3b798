package org.gongzhi.suggestion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Measures a training honestly: what is tried on was never seen. Copies and near copies of a text, of which petition
 * data are full, always stay on one side.
 */
final class Trial {

    private static final int FOLDS = 5;
    private static final double COPY = 0.3;

    private final List<Example> examples;
    private final List<Example> names;
    private final Map<Long, List<Integer>> bands = new HashMap<>();

    Trial(List<Example> examples, List<Example> names) {
        this.examples = examples;
        this.names = names;
        for (int i = 0; i < examples.size(); i++) {
            for (long band : examples.get(i).print().bands()) {
                bands.computeIfAbsent(band, _ -> new ArrayList<>()).add(i);
            }
        }
    }

    /** Five times, four fifths learnt and one tried. */
    Score crossed() {
        var groups = groups();
        var score = new Score();
        for (int fold = 0; fold < FOLDS; fold++) {
            int tried = fold;
            var model = Training.learn(where(i -> groups[i] % FOLDS != tried), names);
            where(i -> groups[i] % FOLDS == tried)
                    .forEach(example -> score.count(example.category(), model.suggest(example.features())));
        }
        return score;
    }

    /**
     * A tenth tried, drawn at random as those do who publish figures on these texts: copies stand on both sides, so it
     * flatters, and serves for nothing but comparing with theirs.
     */
    Score drawnTenth() {
        var drawn = new Random(1).ints(examples.size(), 0, FOLDS * 2).toArray();
        var model = Training.learn(where(i -> drawn[i] != 0), names);
        var score = new Score();
        where(i -> drawn[i] == 0)
                .forEach(example -> score.count(example.category(), model.suggest(example.features())));
        return score;
    }

    /** All but the copies of the others learnt, the others tried. */
    Score against(List<Example> others) {
        var copies = new boolean[examples.size()];
        others.forEach(other -> copiesOf(other).forEach(i -> copies[i] = true));
        var model = Training.learn(where(i -> !copies[i]), names);
        var score = new Score();
        others.forEach(other -> score.count(other.category(), model.suggest(other.features())));
        return score;
    }

    private List<Example> where(Predicate<Integer> wanted) {
        return IntStream.range(0, examples.size())
                .filter(i -> wanted.test(i))
                .mapToObj(examples::get)
                .toList();
    }

    private List<Integer> copiesOf(Example other) {
        var copies = new ArrayList<Integer>();
        for (long band : other.print().bands()) {
            for (int i : bands.getOrDefault(band, List.of())) {
                if (examples.get(i).print().likeness(other.print()) > COPY) {
                    copies.add(i);
                }
            }
        }
        return copies;
    }

    /** For each example the number of its group of copies, spread over the folds. */
    private int[] groups() {
        var groups = new int[examples.size()];
        int next = 0;
        for (int i = 0; i < groups.length; i++) {
            int at = i;
            groups[i] = copiesOf(examples.get(i)).stream()
                    .filter(copy -> copy < at)
                    .findFirst()
                    .map(copy -> groups[copy])
                    .orElse(-1);
            if (groups[i] < 0) {
                groups[i] = next++;
            }
        }
        return groups;
    }
}
