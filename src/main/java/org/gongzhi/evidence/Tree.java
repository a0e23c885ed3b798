package org.gongzhi.evidence;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a tree whose complete subtrees can be asked for. */
final class Tree {

    /** The hash of the complete subtree over {@code 2^height} leaves, the {@code index}-th of its height. */
    @FunctionalInterface
    interface Subtrees {
        byte[] hash(int height, long index);
    }

    private final Subtrees subtrees;

    Tree(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    byte[] root(long size) {
        return size == 0 ? Merkle.emptyRoot() : range(0, size);
    }

    /** PATH(index, D[size]) of RFC 6962. */
    List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no entry " + index + " in a log of " + size);
        }
        var path = new ArrayList<byte[]>();
        include(index, 0, size, path);
        return path;
    }

    /** PROOF(size1, D[size2]) of RFC 6962. */
    List<byte[]> consistency(long size1, long size2) {
        if (size1 < 1 || size1 > size2) {
            throw new IllegalArgumentException("no proof from " + size1 + " to " + size2);
        }
        var path = new ArrayList<byte[]>();
        continueFrom(size1, 0, size2, true, path);
        return path;
    }

    private void include(long index, long from, long until, List<byte[]> path) {
        if (until - from == 1) {
            return;
        }
        var middle = from + split(until - from);
        if (index < middle) {
            include(index, from, middle, path);
            path.add(range(middle, until));
        } else {
            include(index, middle, until, path);
            path.add(range(from, middle));
        }
    }

    private void continueFrom(long size1, long from, long until, boolean known, List<byte[]> path) {
        if (size1 == until) {
            if (!known) {
                path.add(range(from, until));
            }
            return;
        }
        var middle = from + split(until - from);
        if (size1 <= middle) {
            continueFrom(size1, from, middle, known, path);
            path.add(range(middle, until));
        } else {
            continueFrom(size1, middle, until, false, path);
            path.add(range(from, middle));
        }
    }

    /** Ranges that occur begin at a multiple of the largest power of two within them. */
    private byte[] range(long from, long until) {
        var count = until - from;
        if (Long.bitCount(count) == 1) {
            var height = Long.numberOfTrailingZeros(count);
            return subtrees.hash(height, from >> height);
        }
        var middle = from + split(count);
        return Merkle.node(range(from, middle), range(middle, until));
    }

    /** The largest power of two below a number greater than one. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
