package org.gongzhi.text;

import java.util.Arrays;

/**
 * A text's fingerprint (指纹): 48 numbers that two texts share as often as they share grams of three units (MinHash).
 * Finds copies with few changes among very many texts, by looking up equal bands.
 */
public final class Fingerprint {

    private static final int SIZE = 48;
    private static final int BAND = 3;

    private final int[] values;

    private Fingerprint(int[] values) {
        this.values = values;
    }

    public static Fingerprint of(String text) {
        var least = new int[SIZE];
        Arrays.fill(least, Integer.MAX_VALUE);
        Grams.each(Clean.of(text), 3, 3, gram -> {
            for (int i = 0; i < SIZE; i++) {
                least[i] = Math.min(least[i], Grams.spread(gram ^ (i * 0x9e3779b9)));
            }
        });
        return new Fingerprint(least);
    }

    /** The share of grams both have among those either has, give or take 0.07. */
    public double likeness(Fingerprint other) {
        int same = 0;
        for (int i = 0; i < SIZE; i++) {
            same += values[i] == other.values[i] && values[i] != Integer.MAX_VALUE ? 1 : 0;
        }
        return (double) same / SIZE;
    }

    /** Sixteen keys; texts that share half their grams have one in common with seven chances in eight. */
    public long[] bands() {
        var bands = new long[SIZE / BAND];
        for (int band = 0; band < bands.length; band++) {
            long key = band;
            for (int i = 0; i < BAND; i++) {
                key = key * 0x100000001b3L + values[band * BAND + i];
            }
            bands[band] = key;
        }
        return bands;
    }
}
