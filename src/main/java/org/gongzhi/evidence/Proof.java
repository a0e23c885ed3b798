package org.gongzhi.evidence;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receipt to keep (存证回执, C2SP tlog-proof): where an entry stands and the hashes that lead from it to a signed
 * checkpoint. The extra line holds salt and open part, when they may be given out.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Proof(long index, List<byte[]> path, String checkpoint, byte @Nullable [] extra) {

    Proof(long index, List<byte[]> path, String checkpoint) {
        this(index, path, checkpoint, null);
    }

    Proof with(byte[] more) {
        return new Proof(index, path, checkpoint, more);
    }

    /** The file {@code .tlog-proof}. */
    @Override
    public String toString() {
        var base64 = Base64.getEncoder();
        var file = new StringBuilder("c2sp.org/tlog-proof@v1\n");
        if (extra != null) {
            file.append("extra ").append(base64.encodeToString(extra)).append('\n');
        }
        file.append("index ").append(index).append('\n');
        path.forEach(hash -> file.append(base64.encodeToString(hash)).append('\n'));
        return file.append('\n').append(checkpoint).toString();
    }
}
