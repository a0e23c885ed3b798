package org.gongzhi.text;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a text is about (要旨), to be compared with others: its single characters and pairs, the rare ones heavy, at
 * length one. Small enough to be kept for every matter: eight bytes a gram.
 */
public final class Gist {

    private static final float WEIGHT_STEPS = 255;
    private static final Gist NOTHING = new Gist(new int[0], new float[0]);

    /** Sorted, with the weight of each at the same position. */
    private final int[] grams;

    private final float[] weights;

    private Gist(int[] grams, float[] weights) {
        this.grams = grams;
        this.weights = weights;
    }

    public static Gist of(String text) {
        return of(Clean.of(text), 1);
    }

    /** Of a message: its title says it thrice as loud as its detail. */
    public static Gist of(String title, String detail) {
        return of(Clean.of(title), 3).plus(of(Clean.of(detail), 1));
    }

    private static Gist of(String clean, float loudness) {
        Map<Integer, Integer> counts = new HashMap<>();
        Grams.each(clean, 1, 2, gram -> counts.merge(gram, 1, Integer::sum));
        var sorted =
                counts.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        var weights = new float[sorted.length];
        for (int i = 0; i < sorted.length; i++) {
            var often = counts.getOrDefault(sorted[i], 1);
            weights[i] = (float) ((1 + Math.log(often)) * Rarity.of(sorted[i]));
        }
        return unit(sorted, weights, loudness);
    }

    private static Gist unit(int[] grams, float[] weights, float length) {
        double sum = 0;
        for (float weight : weights) {
            sum += (double) weight * weight;
        }
        if (sum == 0) {
            return NOTHING;
        }
        var scaled = weights.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (scaled[i] * length / Math.sqrt(sum));
        }
        return new Gist(grams, scaled);
    }

    private Gist plus(Gist other) {
        var merged = new int[grams.length + other.grams.length];
        var sums = new float[merged.length];
        int size = 0;
        for (int i = 0, j = 0; i < grams.length || j < other.grams.length; size++) {
            boolean mine = j == other.grams.length || (i < grams.length && grams[i] <= other.grams[j]);
            boolean theirs = i == grams.length || (j < other.grams.length && other.grams[j] <= grams[i]);
            merged[size] = mine ? grams[i] : other.grams[j];
            sums[size] = (mine ? weights[i++] : 0) + (theirs ? other.weights[j++] : 0);
        }
        return unit(Arrays.copyOf(merged, size), Arrays.copyOf(sums, size), 1);
    }

    /** How alike: 0 nothing in common, 1 the same. Two tellings of one problem are mostly above 0.3. */
    public double likeness(Gist other) {
        double sum = 0;
        for (int i = 0, j = 0; i < grams.length && j < other.grams.length; ) {
            if (grams[i] == other.grams[j]) {
                sum += (double) weights[i++] * other.weights[j++];
            } else if (grams[i] < other.grams[j]) {
                i++;
            } else {
                j++;
            }
        }
        return Math.clamp(sum, 0, 1);
    }

    /** The grams that weigh most: whoever shares none of them is not alike. For looking up candidates. */
    public int[] strongest(int most) {
        var order = new Integer[grams.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Float.compare(weights[b], weights[a]));
        return Arrays.stream(order).limit(most).mapToInt(i -> grams[i]).toArray();
    }

    /** To be kept: the weights lose a little, five bytes a gram. */
    public byte[] toBytes() {
        var bytes = ByteBuffer.allocate(grams.length * 5);
        for (int i = 0; i < grams.length; i++) {
            bytes.putInt(grams[i]).put((byte) Math.round(weights[i] * WEIGHT_STEPS));
        }
        return bytes.array();
    }

    public static Gist fromBytes(byte[] kept) {
        var bytes = ByteBuffer.wrap(kept);
        var grams = new int[kept.length / 5];
        var weights = new float[grams.length];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = bytes.getInt();
            weights[i] = (bytes.get() & 0xff) / WEIGHT_STEPS;
        }
        return unit(grams, weights, 1);
    }

    public boolean isEmpty() {
        return grams.length == 0;
    }
}
