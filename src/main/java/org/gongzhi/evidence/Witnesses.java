package org.gongzhi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gongzhi.evidence.LogRepository.Signed;
import org.gongzhi.identity.Audit;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Others who sign the log's checkpoints (见证人): the street, the discipline office, the bank, a residents'
 * representative. To rewrite the log unseen, all of them would have to agree. A cosignature is C2SP tlog-cosignature,
 * version 1.
 */
@Service
@Transactional
public class Witnesses {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final LogRepository log;
    private final Audit audit;
    private final InstantSource time;

    Witnesses(JdbcClient jdbc, LogRepository log, Audit audit, InstantSource time) {
        this.jdbc = jdbc;
        this.log = log;
        this.audit = audit;
        this.time = time;
    }

    /** A witness, and up to where it last signed; size and time are null before the first. */
    public record Witness(
            String name,
            String key,
            @Nullable Long size,
            @Nullable Instant signedAt) {}

    /**
     * Lets a witness sign from now on.
     *
     * @param key the line its program printed, a key of type 4
     */
    void admit(String key, SignedIn by) {
        NoteKey parsed;
        try {
            parsed = NoteKey.parse(key);
        } catch (IllegalArgumentException _) {
            throw Refusal.invalidFields(Map.of("key", "evidence.witness.key-wrong"));
        }
        if (parsed.type() != NoteKey.COSIGNS) {
            throw Refusal.invalidFields(Map.of("key", "evidence.witness.key-wrong"));
        }
        var added = jdbc.sql("""
                        insert into evidence.witness (name, key, since, added_by) values (:name, :key, :since, :by)
                            on conflict do nothing
                        """)
                .param("name", parsed.name())
                .param("key", parsed.toString())
                .param("since", Shanghai.utc(time.instant()))
                .param("by", by.name())
                .update();
        if (added == 0) {
            throw Refusal.conflict("evidence.witness.known", parsed.name());
        }
        audit.note("evidence.act.witness-admitted", by, parsed.name(), parsed.toString());
    }

    /** What it signed stays; it signs no more. */
    void dismiss(String name, SignedIn by) {
        var dismissed = jdbc.sql("update evidence.witness set until = :at where name = :name and until is null")
                .param("at", Shanghai.utc(time.instant()))
                .param("name", name)
                .update();
        if (dismissed > 0) {
            audit.note("evidence.act.witness-dismissed", by, name, "");
        }
    }

    @Transactional(readOnly = true)
    public List<Witness> all() {
        return jdbc.sql("""
                        select w.name, w.key, c.size, c.at
                          from evidence.witness w
                          left join lateral (select size, at from evidence.cosignature
                                              where witness = w.name order by size desc limit 1) c on true
                         where w.until is null
                         order by w.since, w.name
                        """)
                .query((row, _) -> {
                    var at = row.getObject("at", OffsetDateTime.class);
                    return new Witness(
                            row.getString("name"),
                            row.getString("key"),
                            row.getObject("size", Long.class),
                            at == null ? null : at.toInstant());
                })
                .list();
    }

    /**
     * Takes the signature lines of a note over one of our checkpoints; the signature is the right to give it.
     *
     * @throws Refusal if it is not a checkpoint of this log, or nobody known signed it rightly
     */
    void accept(String note) {
        SignedNote signed;
        Checkpoint checkpoint;
        try {
            signed = SignedNote.parse(note);
            checkpoint = Checkpoint.parse(signed.text());
        } catch (IllegalArgumentException _) {
            throw Refusal.invalid("evidence.cosign.unreadable");
        }
        var ours = log.signed(checkpoint.size())
                .filter(own -> SignedNote.parse(own.note()).text().equals(signed.text()))
                .orElseThrow(() -> Refusal.conflict("evidence.cosign.not-ours", checkpoint.size()));
        var taken = 0;
        for (var witness : all()) {
            var key = NoteKey.parse(witness.key());
            for (var line : signed.lines()) {
                if (line.isOf(key) && cosigns(key, line, signed.text())) {
                    keep(ours, witness.name(), line);
                    taken++;
                }
            }
        }
        if (taken == 0) {
            throw Refusal.invalid("evidence.cosign.nobody");
        }
    }

    /** The signature is eight bytes of time, then Ed25519 over a header with that time and the text. */
    private boolean cosigns(NoteKey key, SignedNote.Line line, String text) {
        if (line.signature().length != 8 + 64) {
            return false;
        }
        var seconds = ByteBuffer.wrap(line.signature()).getLong();
        var message = "cosignature/v1\ntime " + seconds + "\n" + text;
        return seconds >= 0
                && seconds <= time.instant().plus(AHEAD).getEpochSecond()
                && key.verifies(message.getBytes(UTF_8), Arrays.copyOfRange(line.signature(), 8, 72));
    }

    private void keep(Signed checkpoint, String witness, SignedNote.Line line) {
        jdbc.sql("""
                        insert into evidence.cosignature (size, witness, line, at)
                        values (:size, :witness, :line, :at) on conflict do nothing
                        """)
                .param("size", checkpoint.size())
                .param("witness", witness)
                .param("line", line.toString())
                .param("at", Shanghai.utc(time.instant()))
                .update();
    }

    /** A checkpoint's note with every cosignature it has so far. */
    @Transactional(readOnly = true)
    String cosigned(Signed checkpoint) {
        var lines = jdbc.sql("select line from evidence.cosignature where size = :size order by witness")
                .param("size", checkpoint.size())
                .query(String.class)
                .list();
        return checkpoint.note() + String.join("", lines);
    }
}
