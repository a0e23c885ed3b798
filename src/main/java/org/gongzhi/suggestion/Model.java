package org.gongzhi.suggestion;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What was learnt: for each category how much each feature speaks for it, and the examples to look for the nearest
 * among. A weight is one byte, in steps of its category's own size; that changes about one suggestion in a thousand.
 *
 * @param weights those of all categories for the first hash value, then for the second, so that one look finds them
 *     together
 * @param steepness turns the lead of a category into a confidence
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Model(
        List<String> categories,
        Weighing weighing,
        float[] steps,
        byte[] weights,
        Neighbours neighbours,
        double steepness) {

    private static final int FORMAT = 0x475a_0002;

    /** How much the nearest examples say beside the machines; set by crossing. */
    private static final double NEAREST = 0.6;

    /** A model that another version of the program has written. */
    static final class OtherVersion extends IOException {
        private static final long serialVersionUID = 1;
    }

    Suggestion suggest(int[] features) {
        var chances = chances(scores(features), steepness);
        int best = 0;
        for (int i = 1; i < chances.length; i++) {
            best = chances[i] > chances[best] ? i : best;
        }
        return new Suggestion(categories.get(best), chances[best]);
    }

    double[] scores(int[] features) {
        return scores(weighing.weigh(features));
    }

    private double[] scores(Weighing.Vector vector) {
        var near = neighbours.ask(vector, categories.size()).shares();
        var scores = new double[categories.size()];
        for (int i = 0; i < vector.size(); i++) {
            int at = vector.buckets()[i] * scores.length;
            for (int c = 0; c < scores.length; c++) {
                scores[c] += weights[at + c] * vector.values()[i];
            }
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] = scores[c] * steps[c] + NEAREST * near[c];
        }
        return scores;
    }

    /** How alike the nearest example is, 0 to 1. */
    double closest(int[] features) {
        return neighbours.ask(weighing.weigh(features), categories.size()).closest();
    }

    /** The scores as chances that add up to one. */
    static double[] chances(double[] scores, double steepness) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            highest = Math.max(highest, score);
        }
        var chances = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            chances[i] = Math.exp(steepness * (scores[i] - highest));
            sum += chances[i];
        }
        for (int i = 0; i < chances.length; i++) {
            chances[i] /= sum;
        }
        return chances;
    }

    void write(OutputStream to) throws IOException {
        try (var out = new DataOutputStream(new GZIPOutputStream(to))) {
            out.writeInt(FORMAT);
            out.writeDouble(steepness);
            out.write(weighing.rarity());
            out.writeInt(categories.size());
            for (int c = 0; c < steps.length; c++) {
                out.writeUTF(categories.get(c));
                out.writeFloat(steps[c]);
            }
            out.write(weights);
            neighbours.write(out);
        }
    }

    static Model read(InputStream from) throws IOException {
        try (var in = new DataInputStream(new GZIPInputStream(from, 1 << 16))) {
            if (in.readInt() != FORMAT) {
                throw new OtherVersion();
            }
            double steepness = in.readDouble();
            var weighing = new Weighing(in.readNBytes(Features.BUCKETS));
            int size = in.readInt();
            var categories = new ArrayList<String>();
            var steps = new float[size];
            for (int c = 0; c < size; c++) {
                categories.add(in.readUTF());
                steps[c] = in.readFloat();
            }
            var weights = in.readNBytes(Features.BUCKETS * size);
            return new Model(List.copyOf(categories), weighing, steps, weights, Neighbours.read(in), steepness);
        }
    }
}
