package org.gongzhi.evidence;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongzhi.evidence.LogRepository.Entry;
import org.gongzhi.evidence.LogRepository.Signed;
import org.gongzhi.kernel.Chronicle;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The public log (公开日志). Takes what is new in every chronicle; signs what has grown. Each method is one transaction
 * under the lock of the log's head, so that nodes take turns and a crash leaves nothing half done.
 */
@Service
@Transactional
public class Log {

    private static final int SIGN_AT = 1_000;
    private static final Duration SIGN_AFTER = Duration.ofSeconds(10);

    private final LogRepository rows;
    private final Tiles tiles;
    private final LogKey key;
    private final InstantSource time;

    Log(LogRepository rows, Tiles tiles, LogKey key, InstantSource time) {
        this.rows = rows;
        this.tiles = tiles;
        this.key = key;
        this.time = time;
    }

    /** Adds a batch; false when it does not go on where the log stands now, since another node was first. */
    boolean append(Batch batch) {
        var size = rows.lockSize();
        if (rows.position(batch.chronicle()) != batch.from()) {
            return false;
        }
        rows.add(size, batch, time.instant());
        tiles.append(size, batch.entries().stream().map(Batch.Fresh::leaf).toList());
        rows.setSize(size + batch.entries().size());
        rows.setPosition(batch.chronicle(), batch.until());
        return true;
    }

    /**
     * Signs a checkpoint when a thousand entries wait or ten seconds went by; at once when the clock was turned back.
     */
    void signIfDue() {
        var size = rows.size();
        var last = rows.newest();
        var signed = last.map(Signed::size).orElse(-1L);
        var waited = last.map(one -> Duration.between(one.at(), time.instant())).orElse(SIGN_AFTER);
        if (size > signed && (size - signed >= SIGN_AT || waited.isNegative() || waited.compareTo(SIGN_AFTER) >= 0)) {
            sign();
        }
    }

    /**
     * Signs the log as it stands.
     *
     * @throws IllegalStateException if it does not continue what was signed before: then nothing is signed any more
     */
    Optional<Signed> sign() {
        var size = rows.lockSize();
        var last = rows.newest();
        return last.isPresent() && last.get().size() == size ? last : Optional.of(sign(size, last));
    }

    private Signed sign(long size, Optional<Signed> last) {
        var used = rows.keyFirstUsed(key.shown().toString());
        if (!used.equals(key.shown().toString())) {
            throw new IllegalStateException("the log was signed with another key: " + used);
        }
        var tree = tiles.tree();
        var root = tree.root(size);
        last.ifPresent(before -> requireContinues(tree, before, size, root));
        var note = key.sign(new Checkpoint(key.origin(), size, root)).toString();
        var signed = new Signed(size, note, time.instant());
        rows.sign(signed);
        return signed;
    }

    private void requireContinues(Tree tree, Signed before, long size, byte[] root) {
        var note = SignedNote.parse(before.note());
        var old = Checkpoint.parse(note.text());
        var continued = old.size() == 0
                || (old.size() <= size
                        && Merkle.continues(old.size(), old.root(), size, root, tree.consistency(old.size(), size)));
        if (!note.isSignedBy(key.shown()) || !continued) {
            throw new IllegalStateException("the log no longer continues the checkpoint of " + before.size());
        }
    }

    /** The proof of an entry under the newest checkpoint; empty while none covers it. */
    @Transactional(readOnly = true)
    public Optional<Proof> proof(long index) {
        var newest = rows.newest();
        if (newest.isEmpty() || index < 0 || index >= newest.get().size()) {
            return Optional.empty();
        }
        var size = newest.get().size();
        return Optional.of(new Proof(
                index, tiles.tree().inclusion(index, size), newest.get().note()));
    }

    /** Where a record stands in the log, once a checkpoint covers it. */
    @Transactional(readOnly = true)
    public Optional<Long> indexOf(String chronicle, String record) {
        var covered = rows.newest().map(Signed::size).orElse(0L);
        return rows.find(chronicle, record).map(Entry::index).filter(index -> index < covered);
    }

    /**
     * The first checkpoint that was signed over an entry, as a note: fixed by when the entry was added, so that whoever
     * needs a number nobody chose may take its root.
     */
    @Transactional(readOnly = true)
    public Optional<String> firstCovering(long index) {
        return rows.signedAfter(index, 1).stream().map(Signed::note).findFirst();
    }

    /**
     * Holds rows against what was logged of them: which are gone, which are not what they were, and how many lines the
     * log itself has lost. Rows that are not logged yet are not told.
     *
     * @param beginning with which the records' names begin
     * @param facts all rows of those names as they are now
     */
    @Transactional(readOnly = true)
    public Difference against(String chronicle, String beginning, Collection<Chronicle.Fact> facts) {
        var now = facts.stream().collect(Collectors.toMap(Chronicle.Fact::record, Function.identity()));
        var missing = new ArrayList<String>();
        var changed = new ArrayList<String>();
        for (var entry : rows.beginning(chronicle, beginning)) {
            var fact = now.get(entry.record());
            if (fact == null) {
                missing.add(entry.record());
            } else if (!fits(entry, fact)) {
                changed.add(entry.record());
            }
        }
        return new Difference(missing, changed, rows.size() - rows.count());
    }

    /** What rows and log do not agree on; {@code holes} are lines that were taken out of the log. */
    public record Difference(List<String> missing, List<String> changed, long holes) {

        public Difference {
            missing = List.copyOf(missing);
            changed = List.copyOf(changed);
        }

        public boolean isNone() {
            return missing.isEmpty() && changed.isEmpty() && holes == 0;
        }
    }

    /** Deletes the salts of a record: nobody can show any more what it said; the log stays whole. */
    public void forget(String chronicle, String record) {
        rows.forget(chronicle, record);
    }

    /** Whether a digest is what a fact comes to with the salts that are kept. */
    static boolean fits(Entry entry, Chronicle.Fact fact) {
        return entry.salt() == null
                || entry.seal() == null
                || Arrays.equals(
                        entry.digest(),
                        Digests.of(entry.salt(), Digests.canonical(entry.chronicle(), fact, entry.seal())));
    }
}
