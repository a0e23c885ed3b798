package org.gongzhi.suggestion;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns: one linear support vector machine for each category against all others, the rarer ones weighted up. The names
 * of the narrower categories are examples too; they say what a category is meant to hold.
 */
final class Training {

    private static final double COST = 1;
    private static final double TOLERANCE = 0.05;
    private static final int BYTE = 127;
    private static final int HELD_BACK = 10;
    private static final double COPY = 0.6;

    private Training() {}

    /** A model of all examples, its confidence set right on a tenth held back from a first one. */
    static Model learn(List<Example> examples, List<Example> names) {
        var held = pick(examples, true);
        var first = fit(pick(examples, false), names, 1);
        return fit(examples, names, steepness(first, held));
    }

    private static List<Example> pick(List<Example> examples, boolean held) {
        return IntStream.range(0, examples.size())
                .filter(i -> (i % HELD_BACK == 0) == held)
                .mapToObj(examples::get)
                .toList();
    }

    private static List<Example> joined(List<Example> examples, List<Example> names) {
        var all = new ArrayList<>(examples);
        all.addAll(names);
        return all;
    }

    private static Model fit(List<Example> told, List<Example> names, double steepness) {
        var examples = joined(told, names);
        var weighing = Weighing.of(examples.stream().map(Example::features).toList());
        var weighed = examples.stream()
                .map(example -> weighing.weigh(example.features()))
                .toList();
        var vectors = weighed.stream().map(Training::nodes).toArray(Feature[][]::new);
        var categories =
                examples.stream().map(Example::category).distinct().sorted().toList();
        var steps = new float[categories.size()];
        var weights = new byte[Features.BUCKETS * categories.size()];
        IntStream.range(0, categories.size()).parallel().forEach(c -> {
            var exact = against(examples, vectors, categories.get(c));
            double most = 0;
            for (double weight : exact) {
                most = Math.max(most, Math.abs(weight));
            }
            steps[c] = (float) (most / BYTE);
            for (int i = 0; i < exact.length; i++) {
                weights[i * steps.length + c] = (byte) Math.round(exact[i] / steps[c]);
            }
        });
        var of = new byte[told.size()];
        for (int i = 0; i < of.length; i++) {
            of[i] = (byte) categories.indexOf(told.get(i).category());
        }
        var neighbours = Neighbours.of(weighed.subList(0, told.size()), of);
        return new Model(categories, weighing, steps, weights, neighbours, steepness);
    }

    private static double[] against(List<Example> examples, Feature[][] vectors, String category) {
        var problem = new Problem();
        problem.l = vectors.length;
        problem.n = Features.BUCKETS;
        problem.x = vectors;
        problem.y = examples.stream()
                .mapToDouble(example -> example.category().equals(category) ? 1 : -1)
                .toArray();
        double inside = examples.stream()
                .filter(example -> example.category().equals(category))
                .count();
        var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC_DUAL, COST, TOLERANCE);
        parameter.setRandom(new Random(1));
        parameter.setWeights(new double[] {Math.sqrt((examples.size() - inside) / inside), 1}, new int[] {1, -1});
        Linear.disableDebugOutput();
        var model = Linear.train(problem, parameter);
        var weights = model.getFeatureWeights();
        if (model.getLabels()[0] != 1) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = -weights[i];
            }
        }
        return weights;
    }

    private static Feature[] nodes(Weighing.Vector vector) {
        return IntStream.range(0, vector.size())
                .mapToObj(i -> new FeatureNode(vector.buckets()[i] + 1, vector.values()[i]))
                .toArray(Feature[]::new);
    }

    /**
     * The steepness under which what was held back would have been the least surprising. A text whose copy was learnt
     * is no surprise, so it does not count.
     */
    private static double steepness(Model model, List<Example> tried) {
        var held = tried.stream()
                .filter(example -> model.closest(example.features()) < COPY)
                .toList();
        var scores =
                held.stream().map(example -> model.scores(example.features())).toList();
        double best = 1;
        double least = Double.POSITIVE_INFINITY;
        for (double steepness = 0.5; steepness < 12; steepness += 0.25) {
            double surprise = 0;
            for (int i = 0; i < held.size(); i++) {
                int right = model.categories().indexOf(held.get(i).category());
                surprise += right < 0 ? 0 : -Math.log(Model.chances(scores.get(i), steepness)[right]);
            }
            if (surprise < least) {
                least = surprise;
                best = steepness;
            }
        }
        return best;
    }
}
