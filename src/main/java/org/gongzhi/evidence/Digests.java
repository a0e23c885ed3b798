package org.gongzhi.evidence;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.gongzhi.kernel.Canonical;
import org.gongzhi.kernel.Chronicle.Fact;
import org.gongzhi.kernel.Sha256;

/**
 * The 32 bytes that the log keeps of a record: a hash over a random salt and the record's open part in canonical form,
 * into which the closed part is bound by a hash with its own salt. Without the salts the bytes tell nothing.
 */
final class Digests {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Digests() {}

    /** For many salts at once: asking the system for each would cost more than the digests. */
    static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static byte[] of(byte[] salt, byte[] canonical) {
        return Sha256.of(salt, canonical);
    }

    /** The open part with chronicle and record named, and the closed part as its salted hash. */
    static byte[] canonical(String chronicle, Fact fact, byte[] seal) {
        Map<String, Object> whole = new HashMap<>(fact.open());
        whole.put("chronicle", chronicle);
        whole.put("record", fact.record());
        whole.put("sealed", HexFormat.of().formatHex(Sha256.of(seal, fact.closed())));
        return Canonical.bytes(whole);
    }
}
