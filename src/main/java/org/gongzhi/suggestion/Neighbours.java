package org.gongzhi.suggestion;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The examples themselves, each by its strongest features only: a text that is like a few of them is probably about the
 * same, also where no single word says so.
 *
 * @param categories one byte for each example: the place of its category in the model's list
 * @param starts for each hash value where the examples that have it begin
 * @param owners these examples, by hash value
 * @param strengths how strong it is in each of them, in steps of {@link #STEP}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Neighbours(byte[] categories, int[] starts, int[] owners, byte[] strengths) {

    /** So many features find the same neighbours as all of them do, in a tenth of the time. */
    private static final int STRONGEST = 60;

    private static final int ASKED = 15;
    private static final float STEP = 1 / 255f;

    /**
     * What the nearest say.
     *
     * @param shares how much of what they say is for each category; together one, or nothing when there are none
     * @param closest how alike the nearest is, 0 to 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Word(double[] shares, double closest) {}

    static Neighbours of(List<Weighing.Vector> examples, byte[] categories) {
        var strongest =
                examples.stream().map(vector -> vector.strongest(STRONGEST)).toList();
        var starts = new int[Features.BUCKETS + 1];
        for (var vector : strongest) {
            for (int i = 0; i < vector.size(); i++) {
                starts[vector.buckets()[i] + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        var next = starts.clone();
        var owners = new int[starts[Features.BUCKETS]];
        var strengths = new byte[owners.length];
        for (int example = 0; example < categories.length; example++) {
            var vector = strongest.get(example);
            for (int i = 0; i < vector.size(); i++) {
                int place = next[vector.buckets()[i]]++;
                owners[place] = example;
                strengths[place] = (byte) Math.round(vector.values()[i] / STEP);
            }
        }
        return new Neighbours(categories, starts, owners, strengths);
    }

    /** Each of the nearest speaks for its category, the more alike the louder. */
    Word ask(Weighing.Vector text, int size) {
        var likeness = new float[categories.length];
        var strongest = text.strongest(STRONGEST);
        for (int i = 0; i < strongest.size(); i++) {
            int bucket = strongest.buckets()[i];
            float value = strongest.values()[i] * STEP;
            for (int place = starts[bucket]; place < starts[bucket + 1]; place++) {
                likeness[owners[place]] += value * (strengths[place] & 0xff);
            }
        }
        var nearest = nearest(likeness);
        var shares = new double[size];
        double sum = 0;
        for (int example : nearest) {
            double voice = likeness[example] * likeness[example];
            shares[categories[example]] += voice;
            sum += voice;
        }
        for (int i = 0; i < size && sum > 0; i++) {
            shares[i] /= sum;
        }
        return new Word(shares, nearest.length == 0 ? 0 : likeness[nearest[0]]);
    }

    /** The examples most alike, the nearest first. */
    private static int[] nearest(float[] likeness) {
        var best = new int[ASKED];
        int known = 0;
        for (int example = 0; example < likeness.length; example++) {
            float value = likeness[example];
            if (value <= 0 || (known == ASKED && value <= likeness[best[known - 1]])) {
                continue;
            }
            int at = known == ASKED ? known - 1 : known++;
            for (; at > 0 && likeness[best[at - 1]] < value; at--) {
                best[at] = best[at - 1];
            }
            best[at] = example;
        }
        return Arrays.copyOf(best, known);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(categories.length);
        out.write(categories);
        for (int i = 0; i < Features.BUCKETS; i++) {
            out.writeInt(starts[i + 1] - starts[i]);
        }
        for (int owner : owners) {
            out.writeInt(owner);
        }
        out.write(strengths);
    }

    static Neighbours read(DataInputStream in) throws IOException {
        var categories = in.readNBytes(in.readInt());
        var starts = new int[Features.BUCKETS + 1];
        for (int i = 0; i < Features.BUCKETS; i++) {
            starts[i + 1] = starts[i] + in.readInt();
        }
        var owners = new int[starts[Features.BUCKETS]];
        for (int i = 0; i < owners.length; i++) {
            owners[i] = in.readInt();
        }
        return new Neighbours(categories, starts, owners, in.readNBytes(owners.length));
    }
}
