package org.gongzhi.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * How rare a gram is in what people write to their officials: the logarithm of how many texts one must read to meet it.
 * One byte for each of 2^18 hash values; {@code ./gongzhi count grams} makes the file.
 */
final class Rarity {

    static final int BUCKETS = 1 << 18;
    private static final double STEPS = 24;
    private static final byte[] KNOWN = read();

    private Rarity() {}

    static double of(int gram) {
        return (KNOWN[bucket(gram)] & 0xff) / STEPS;
    }

    static byte[] count(List<String> texts) {
        var containing = new int[BUCKETS];
        for (var text : texts) {
            var seen = new HashSet<Integer>();
            Grams.each(Clean.of(text), 1, 2, gram -> seen.add(bucket(gram)));
            seen.forEach(bucket -> containing[bucket]++);
        }
        var rarity = new byte[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            double once = Math.log((texts.size() + 1.0) / (containing[i] + 1.0));
            rarity[i] = (byte) Math.min(255, Math.round(once * STEPS));
        }
        return rarity;
    }

    static void write(byte[] rarity, OutputStream to) throws IOException {
        try (var packed = new GZIPOutputStream(to)) {
            packed.write(rarity);
        }
    }

    private static int bucket(int gram) {
        return gram & (BUCKETS - 1);
    }

    private static byte[] read() {
        try (InputStream file = Objects.requireNonNull(Rarity.class.getResourceAsStream("/text/rarity.gz"));
                var unpacked = new GZIPInputStream(file)) {
            return unpacked.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
