package org.gongzhi.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of the log from one index to below another that stands in the tree as a whole: its length rounded up to a
 * power of two divides its start (Merkle tree certificates, section 4). Lets somebody who keeps one village's part
 * verify it against the whole.
 */
record Subtree(long start, long end) {

    /** Whether it is a part that has a hash of its own; the empty one has. */
    boolean isValid() {
        return start >= 0 && start <= end && (start == end || start % roundedUp(end - start) == 0);
    }

    private static long roundedUp(long count) {
        return count <= 1 ? 1 : Long.highestOneBit(count - 1) << 1;
    }

    /** Whether a leaf stands at an index of the whole log, by a proof within this part. */
    boolean includes(long index, byte[] leaf, List<byte[]> proof, byte[] root) {
        return isValid()
                && index >= start
                && index < end
                && Merkle.includes(index - start, end - start, leaf, proof, root);
    }

    /** Whether the part with a hash is a part of the tree of a size and root. */
    boolean isPartOf(long size, byte[] hash, byte[] root, List<byte[]> proof) {
        if (!isValid() || end > size || !Merkle.wellFormed(proof)) {
            return false;
        }
        if (start == end) {
            return proof.isEmpty() && Arrays.equals(hash, Merkle.emptyRoot());
        }
        var fn = start;
        var sn = end - 1;
        var tn = size - 1;
        while (fn != sn && (sn == tn || (sn & 1) == 1)) {
            fn >>= 1;
            sn >>= 1;
            tn >>= 1;
        }
        var path = new ArrayList<>(proof);
        if (fn == sn) {
            path.addFirst(hash);
        } else if (path.isEmpty()) {
            return false;
        }
        var fr = path.getFirst();
        var sr = fr;
        for (var p : path.subList(1, path.size())) {
            if (tn == 0) {
                return false;
            }
            if ((sn & 1) == 1 || sn == tn) {
                fr = fn < sn ? Merkle.node(p, fr) : fr;
                sr = Merkle.node(p, sr);
                while ((sn & 1) == 0 && sn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                    tn >>= 1;
                }
            } else {
                sr = Merkle.node(sr, p);
            }
            fn >>= 1;
            sn >>= 1;
            tn >>= 1;
        }
        return tn == 0 && Arrays.equals(fr, hash) && Arrays.equals(sr, root);
    }
}
