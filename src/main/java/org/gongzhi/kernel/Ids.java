package org.gongzhi.kernel;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes identifiers that sort by time (UUIDv7, RFC 9562), so that new rows land at the end of an index. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    public static UUID next() {
        // The time inside an id orders rows and decides nothing, so it needs no injected clock.
        long millis = System.currentTimeMillis();
        long high = (millis << 16) | 0x7000 | RANDOM.nextInt(0x1000);
        long low = (RANDOM.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
