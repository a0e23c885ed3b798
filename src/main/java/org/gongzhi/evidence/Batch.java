package org.gongzhi.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gongzhi.kernel.Chronicle;
import org.gongzhi.kernel.Tail;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The next rows of a chronicle as they will be logged. Read and digested without any lock, so that only the writing
 * waits its turn; thrown away when another node logged them first.
 *
 * @param from the position it was read from
 * @param until the position to go on from
 * @param full whether more may follow at once
 */
record Batch(String chronicle, long from, long until, List<Fresh> entries, boolean full) {

    /**
     * A commit, a signature and a full tile more or less no longer matter at this size; a batch stays below a second.
     */
    static final int MOST = 4_096;

    /** A record that has no place in the log yet. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fresh(String record, byte[] digest, byte[] leaf, byte[] salt, byte[] seal) {}

    static Batch after(JdbcClient jdbc, Chronicle chronicle, long position) {
        var read = new Tail(jdbc, chronicle.table()).read(position, MOST, (row, _) -> chronicle.fact(row));
        var salts = Digests.random(2 * Merkle.LENGTH * read.rows().size());
        var entries = new ArrayList<Fresh>(read.rows().size());
        for (var fact : read.rows()) {
            var at = 2 * Merkle.LENGTH * entries.size();
            var salt = Arrays.copyOfRange(salts, at, at + Merkle.LENGTH);
            var seal = Arrays.copyOfRange(salts, at + Merkle.LENGTH, at + 2 * Merkle.LENGTH);
            var digest = Digests.of(salt, Digests.canonical(chronicle.name(), fact, seal));
            entries.add(new Fresh(fact.record(), digest, Merkle.leaf(digest), salt, seal));
        }
        return new Batch(chronicle.name(), position, read.position(), entries, entries.size() >= MOST);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }
}
