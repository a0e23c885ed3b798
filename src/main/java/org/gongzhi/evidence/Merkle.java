package org.gongzhi.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gongzhi.kernel.Sha256;

/** Hashing and verification of RFC 6962 and RFC 9162, section 2.1, with SHA-256. */
final class Merkle {

    static final int LENGTH = 32;

    private Merkle() {}

    static byte[] leaf(byte[] entry) {
        return Sha256.of(new byte[] {0}, entry);
    }

    static byte[] node(byte[] left, byte[] right) {
        return Sha256.of(new byte[] {1}, left, right);
    }

    static byte[] emptyRoot() {
        return Sha256.of();
    }

    /** The root over hashes whose number is a power of two. */
    static byte[] perfect(byte[] hashes, int from, int count) {
        if (count == 1) {
            return Arrays.copyOfRange(hashes, from * LENGTH, (from + 1) * LENGTH);
        }
        var half = count / 2;
        return node(perfect(hashes, from, half), perfect(hashes, from + half, half));
    }

    /** Whether a leaf hash stands at an index of the tree of a size and root (RFC 9162, 2.1.3.2). */
    static boolean includes(long index, long size, byte[] leaf, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size || leaf.length != LENGTH || !wellFormed(proof)) {
            return false;
        }
        var fn = index;
        var sn = size - 1;
        var r = leaf;
        for (var p : proof) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(r, root);
    }

    /** Whether the tree of the second size and root continues the one of the first (RFC 9162, 2.1.4.2). */
    static boolean continues(long size1, byte[] root1, long size2, byte[] root2, List<byte[]> proof) {
        if (size1 < 1 || size1 > size2 || !wellFormed(proof)) {
            return false;
        }
        if (size1 == size2) {
            return proof.isEmpty() && Arrays.equals(root1, root2);
        }
        if (proof.isEmpty()) {
            return false;
        }
        var path = new ArrayList<>(proof);
        if (Long.bitCount(size1) == 1) {
            path.addFirst(root1);
        }
        var fn = size1 - 1;
        var sn = size2 - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        var fr = path.getFirst();
        var sr = fr;
        for (var c : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(c, fr);
                sr = node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, root1) && Arrays.equals(sr, root2);
    }

    static boolean wellFormed(List<byte[]> proof) {
        return proof.size() <= 128 && proof.stream().allMatch(hash -> hash.length == LENGTH);
    }
}
