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
 * What was learnt: for each category how much each feature speaks for it. A weight is one byte, in steps of its
 * category's own size; that changes about one suggestion in a thousand.
 *
 * @param steepness turns the lead of a category into a confidence
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Model(List<String> categories, Weighing weighing, float[] steps, byte[][] weights, double steepness) {

    private static final int FORMAT = 0x475a_0001;

    Suggestion suggest(int[] features) {
        var chances = chances(scores(features), steepness);
        int best = 0;
        for (int i = 1; i < chances.length; i++) {
            best = chances[i] > chances[best] ? i : best;
        }
        return new Suggestion(categories.get(best), chances[best]);
    }

    double[] scores(int[] features) {
        var vector = weighing.weigh(features);
        var scores = new double[categories.size()];
        for (int c = 0; c < scores.length; c++) {
            double sum = 0;
            for (int i = 0; i < vector.size(); i++) {
                sum += weights[c][vector.buckets()[i]] * vector.values()[i];
            }
            scores[c] = sum * steps[c];
        }
        return scores;
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
            for (int c = 0; c < weights.length; c++) {
                out.writeUTF(categories.get(c));
                out.writeFloat(steps[c]);
                out.write(weights[c]);
            }
        }
    }

    static Model read(InputStream from) throws IOException {
        try (var in = new DataInputStream(new GZIPInputStream(from, 1 << 16))) {
            if (in.readInt() != FORMAT) {
                throw new IOException("not a model of this version");
            }
            double steepness = in.readDouble();
            var weighing = new Weighing(in.readNBytes(Features.BUCKETS));
            int size = in.readInt();
            var categories = new ArrayList<String>();
            var steps = new float[size];
            var weights = new byte[size][];
            for (int c = 0; c < size; c++) {
                categories.add(in.readUTF());
                steps[c] = in.readFloat();
                weights[c] = in.readNBytes(Features.BUCKETS);
            }
            return new Model(List.copyOf(categories), weighing, steps, weights, steepness);
        }
    }
}
