package org.gongzhi.insight;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.procedure.MatterNumber;

/**
 * Whom the centre calls back, how often and when (回访抽样), from a day on.
 *
 * @param percent of the matters that are drawn
 * @param seed published, so that anybody can draw again and find the same
 * @param tries attempts before a reporter counts as unreachable
 * @param gap between two attempts
 */
record Draw(
        LocalDate valid,
        String source,
        int percent,
        String seed,
        int tries,
        Duration gap,
        LocalTime from,
        LocalTime until) {

    private static final int FINE = 10_000;

    /** The first four bytes of SHA-256 over seed, colon and number, modulo 10,000, lie below the percentage. */
    boolean takes(MatterNumber number) {
        return percent >= 100 || Math.floorMod(head(seed + ":" + number.value()), FINE) < percent * (FINE / 100);
    }

    private static int head(String text) {
        return java.nio.ByteBuffer.wrap(Sha256.of(text)).getInt();
    }
}
