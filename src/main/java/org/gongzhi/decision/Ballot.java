package org.gongzhi.decision;

import java.time.Instant;
import java.util.UUID;
import org.gongzhi.kernel.Sha256;

/**
 * One ballot as it lies in the box, sealed (选票).
 *
 * @param seq 1 is a unit's first; a later one replaces it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ballot(UUID id, String vote, String unit, int seq, Channel channel, byte[] sealed, Instant at) {

    /** How it came. */
    enum Channel {
        /** By the owner, with a code or a proven phone. */
        ONLINE,
        /** At the counter, with help. */
        HELP,
        /** At the door, with a signature. */
        DOOR,
        /** On paper. */
        PAPER
    }

    static String context(String vote, String unit, UUID id) {
        return vote + "/" + unit + "/" + id;
    }

    /** Its name in the public log. */
    String record() {
        return vote + ":" + id;
    }

    /** What the public log knows of it. */
    String digest() {
        return Sha256.hex(sealed);
    }
}
