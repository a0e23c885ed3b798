package org.gongzhi.suggestion;

import java.util.Arrays;
import java.util.Collection;

/**
 * Weighs features: what occurs often in a text more, but less than in proportion; what occurs in many texts less; and
 * every text the same in all.
 *
 * @param rarity one byte for each hash value; 0 for what fewer than two texts had
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Weighing(byte[] rarity) {

    private static final double STEPS = 24;

    /** A text as weights: distinct hash values, ascending. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Vector(int[] buckets, float[] values, int size) {

        /** Only the strongest, of the same length in all; a few less where many are equally strong. */
        Vector strongest(int most) {
            if (size <= most) {
                return this;
            }
            var sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            float least = sorted[size - most - 1];
            var kept = new int[most];
            var strong = new float[most];
            int found = 0;
            double square = 0;
            for (int i = 0; i < size; i++) {
                if (values[i] > least) {
                    kept[found] = buckets[i];
                    strong[found++] = values[i];
                    square += values[i] * values[i];
                }
            }
            for (int i = 0; i < found; i++) {
                strong[i] /= (float) Math.sqrt(square);
            }
            return new Vector(kept, strong, found);
        }
    }

    static Weighing of(Collection<int[]> texts) {
        var containing = new int[Features.BUCKETS];
        for (var features : texts) {
            int last = -1;
            for (int bucket : features) {
                if (bucket != last) {
                    containing[bucket]++;
                    last = bucket;
                }
            }
        }
        var rarity = new byte[Features.BUCKETS];
        for (int i = 0; i < rarity.length; i++) {
            if (containing[i] > 1) {
                double weight = 1 + Math.log((texts.size() + 1.0) / (containing[i] + 1.0));
                rarity[i] = (byte) Math.min(255, Math.round(weight * STEPS));
            }
        }
        return new Weighing(rarity);
    }

    Vector weigh(int[] features) {
        var buckets = new int[features.length];
        var values = new float[features.length];
        int size = 0;
        double square = 0;
        for (int from = 0; from < features.length; ) {
            int until = from;
            while (until < features.length && features[until] == features[from]) {
                until++;
            }
            double value = (1 + Math.log(until - from)) * (rarity[features[from]] & 0xff);
            if (value > 0) {
                buckets[size] = features[from];
                values[size++] = (float) value;
                square += value * value;
            }
            from = until;
        }
        double length = Math.sqrt(square);
        for (int i = 0; i < size; i++) {
            values[i] /= (float) length;
        }
        return new Vector(buckets, values, size);
    }
}
