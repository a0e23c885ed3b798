package org.gongzhi.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gongzhi.evidence.LogRepository.Signed;
import org.gongzhi.kernel.Chronicle;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Progress;
import org.gongzhi.kernel.Tail;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code ./gongzhi check log}: reads the whole log beside the records it speaks of. Every tile must follow from the
 * entries, every checkpoint from the tiles, and every record must still be what was logged.
 */
@Component
class CheckLog implements Command {

    private static final int SHOWN = 20;

    private final LogRepository rows;
    private final Tiles tiles;
    private final LogKey key;
    private final List<Chronicle> chronicles;
    private final JdbcClient jdbc;
    private final MessageSource messages;

    CheckLog(
            LogRepository rows,
            Tiles tiles,
            LogKey key,
            List<Chronicle> chronicles,
            JdbcClient jdbc,
            MessageSource messages) {
        this.rows = rows;
        this.tiles = tiles;
        this.key = key;
        this.chronicles = List.copyOf(chronicles);
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "check log";
    }

    @Override
    public String summary() {
        return say("evidence.check.summary");
    }

    @Override
    public int run(List<String> arguments) {
        var faults = faults();
        faults.stream().limit(SHOWN).forEach(System.out::println);
        System.out.println(
                say(faults.isEmpty() ? "evidence.check.whole" : "evidence.check.broken", rows.size(), faults.size()));
        return faults.isEmpty() ? 0 : 1;
    }

    /** What is wrong, in words, the first faults of each kind. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        try (var progress = Progress.of(say("evidence.check.progress"), rows.size())) {
            tree(faults, progress);
        }
        checkpoints(faults);
        chronicles.forEach(chronicle -> records(chronicle, faults));
        return faults;
    }

    private void tree(List<String> faults, Progress progress) {
        var size = rows.size();
        for (long index = 0; index * TilePath.FULL < size; index++) {
            var width = (int) Math.min(TilePath.FULL, size - index * TilePath.FULL);
            var entries = rows.entries(index * TilePath.FULL, width);
            var hashes = tiles.find(0, index).orElse(new byte[0]);
            if (entries.size() != width || hashes.length != width * Merkle.LENGTH) {
                faults.add(say("evidence.check.missing", index * TilePath.FULL));
                continue;
            }
            for (var entry : entries) {
                var at = (int) (entry.index() % TilePath.FULL) * Merkle.LENGTH;
                if (!Arrays.equals(Merkle.leaf(entry.digest()), Arrays.copyOfRange(hashes, at, at + Merkle.LENGTH))) {
                    faults.add(say("evidence.check.entry", entry.index()));
                }
            }
            levels(index, width, faults);
            progress.advance(width);
        }
    }

    /** Every full tile stands as one hash in the tile above; looked at when its last hash has come. */
    private void levels(long index, int width, List<String> faults) {
        var place = index;
        var full = width == TilePath.FULL;
        for (var level = 1; full && level < 6; level++) {
            if (!above(level, place)) {
                faults.add(say("evidence.check.tile", level, place));
            }
            full = (place + 1) % TilePath.FULL == 0;
            place /= TilePath.FULL;
        }
    }

    /** Whether the hash of the {@code index}-th full tile below stands in its place. */
    private boolean above(int level, long index) {
        var below = tiles.find(level - 1, index).orElse(new byte[0]);
        var hashes = tiles.find(level, index / TilePath.FULL).orElse(new byte[0]);
        var at = (int) (index % TilePath.FULL) * Merkle.LENGTH;
        return below.length == TilePath.FULL * Merkle.LENGTH
                && hashes.length >= at + Merkle.LENGTH
                && Arrays.equals(
                        Merkle.perfect(below, 0, TilePath.FULL), Arrays.copyOfRange(hashes, at, at + Merkle.LENGTH));
    }

    private void checkpoints(List<String> faults) {
        var tree = tiles.tree();
        var after = -1L;
        for (List<Signed> page = rows.signedAfter(after, 1_000);
                !page.isEmpty();
                page = rows.signedAfter(after, 1_000)) {
            for (var signed : page) {
                after = signed.size();
                if (!holds(tree, signed)) {
                    faults.add(say("evidence.check.checkpoint", signed.size()));
                }
            }
        }
    }

    private boolean holds(Tree tree, Signed signed) {
        try {
            var note = SignedNote.parse(signed.note());
            var checkpoint = Checkpoint.parse(note.text());
            return note.isSignedBy(key.shown())
                    && checkpoint.size() == signed.size()
                    && checkpoint.size() <= rows.size()
                    && Arrays.equals(tree.root(checkpoint.size()), checkpoint.root());
        } catch (IllegalArgumentException | IllegalStateException _) {
            return false;
        }
    }

    private void records(Chronicle chronicle, List<String> faults) {
        var tail = new Tail(jdbc, chronicle.table());
        var followed = rows.position(chronicle.name());
        var seen = 0L;
        for (long position = 0; position < followed; ) {
            var read = tail.read(position, (row, _) -> chronicle.fact(row));
            for (var fact : read.rows()) {
                var entry = rows.find(chronicle.name(), fact.record());
                if (entry.isEmpty() || !Log.fits(entry.get(), fact)) {
                    if (entry.isPresent() || read.position() <= followed) {
                        faults.add(say("evidence.check.record", chronicle.name(), fact.record()));
                    }
                }
                seen += entry.isPresent() ? 1 : 0;
            }
            position = read.position();
        }
        var logged = jdbc.sql("select count(*) from evidence.entry where chronicle = :chronicle")
                .param("chronicle", chronicle.name())
                .query(Long.class)
                .single();
        if (logged != seen) {
            faults.add(say("evidence.check.gone", chronicle.name(), logged - seen));
        }
    }

    private String say(String message, Object... arguments) {
        return messages.getMessage(message, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
