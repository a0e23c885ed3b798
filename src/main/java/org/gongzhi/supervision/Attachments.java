package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.files.Files;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.Reports.Opened;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files that belong to a report. Officers see a photograph redrawn; the original lies under a key of which each of them
 * holds a part, so that two must agree. What is no photograph cannot be cleaned and lies as an original alone.
 */
@Service
class Attachments {

    static final int LIMIT = 12 * 1024 * 1024;

    private static final int MOST = 20;

    private final JdbcClient jdbc;
    private final ReportRepository rows;
    private final Files files;
    private final OfficerKeys keys;
    private final Passes passes;
    private final InstantSource time;

    Attachments(
            JdbcClient jdbc, ReportRepository rows, Files files, OfficerKeys keys, Passes passes, InstantSource time) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.files = files;
        this.keys = keys;
        this.passes = passes;
        this.time = time;
    }

    /**
     * An attachment as both sides see it listed.
     *
     * @param pictured whether there is a cleaned picture to look at
     */
    record Attachment(UUID id, UUID report, LocalDate day, String name, boolean pictured) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Attachment[…]";
        }
    }

    /** A file that waits for the reporter's word, with what it tells of them. */
    record Pending(String token, String name, boolean cleanable, List<Traces.Trace> traces) {

        /** Never in a log. */
        @Override
        public String toString() {
            return "Pending[…]";
        }
    }

    /**
     * Looks at a file and keeps it locked for half an hour, with a key only the reporter's page has.
     *
     * @throws Refusal if there is no file, it is too large, or there are too many
     */
    Pending look(Opened opened, String name, byte[] file) {
        if (file.length == 0) {
            throw Refusal.invalid("supervision.file-missing");
        }
        if (file.length > LIMIT) {
            throw Refusal.tooLarge("supervision.file-large", LIMIT / 1024 / 1024);
        }
        if (passes.count(Passes.Kind.PENDING, opened.report()) >= 3
                || list(opened).size() >= MOST) {
            throw Refusal.tooMany("supervision.files-many", MOST);
        }
        var clean = name.replaceAll("[\\p{Cntrl}/\\\\]", "").strip();
        var shown = clean.isEmpty() ? "-" : clean.substring(Math.max(0, clean.length() - 80));
        var packed = (shown + "\n").getBytes(UTF_8);
        var both = Arrays.copyOf(packed, packed.length + file.length);
        System.arraycopy(file, 0, both, packed.length, file.length);
        return new Pending(
                passes.give(Passes.Kind.PENDING, opened.report(), both), shown, redrawn(file) != null, Traces.in(file));
    }

    /** Hands in what was looked at; the reporter wanted it. */
    @Transactional
    public void keep(Opened opened, String token) {
        var held = passes.held(Passes.Kind.PENDING, token)
                .filter(pending -> pending.owner().equals(opened.report()))
                .orElseThrow(() -> Refusal.conflict("supervision.file-gone"));
        passes.end(token);
        int cut = 0;
        while (held.secret()[cut] != '\n') {
            cut++;
        }
        var name = new String(held.secret(), 0, cut, UTF_8);
        var file = Arrays.copyOfRange(held.secret(), cut + 1, held.secret().length);
        insert(opened, name, file, redrawn(file));
    }

    private void insert(Opened opened, String name, byte[] file, byte @Nullable [] clean) {
        var id = UUID.randomUUID();
        var holders = keys.holdersOf(opened.report());
        if (holders.size() < Readers.LEAST) {
            throw Refusal.conflict("supervision.nobody-left");
        }
        rows.lock(opened.report());
        var originalKey = Locks.random(Locks.KEY);
        jdbc.sql("""
                        insert into supervision.attachment (id, report, day, label, clean, original)
                        values (:id, :report, :day, :label, :clean, :original)
                        """)
                .param("id", id)
                .param("report", opened.report())
                .param("day", Shanghai.day(time.instant()))
                .param("label", Locks.seal(opened.key(), Draft.Padding.pad(name.getBytes(UTF_8)), "label/" + id))
                .param("clean", clean == null ? null : Locks.seal(opened.key(), clean, "clean/" + id))
                .param("original", Locks.seal(originalKey, file, "original/" + id))
                .update();
        var shares = Shares.split(originalKey, holders.size());
        for (int i = 0; i < shares.length; i++) {
            jdbc.sql("insert into supervision.share (attachment, holder, sealed)"
                            + " values (:attachment, :holder, :sealed)")
                    .param("attachment", id)
                    .param("holder", holders.get(i).id())
                    .param("sealed", Locks.sealTo(holders.get(i).publicKey(), shares[i], "share/" + id))
                    .update();
        }
    }

    List<Attachment> list(Opened opened) {
        return jdbc.sql("select id, day, label, clean is not null as pictured from supervision.attachment"
                        + " where report = :report order by day, id")
                .param("report", opened.report())
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    var label = Locks.open(opened.key(), row.getBytes("label"), "label/" + id);
                    return new Attachment(
                            id,
                            opened.report(),
                            row.getObject("day", LocalDate.class),
                            new String(Draft.Padding.unpad(label), UTF_8),
                            row.getBoolean("pictured"));
                })
                .list();
    }

    /** The cleaned picture. */
    Optional<byte[]> picture(Opened opened, UUID attachment) {
        return jdbc.sql("select clean from supervision.attachment"
                        + " where id = :id and report = :report and clean is not null")
                .param("id", attachment)
                .param("report", opened.report())
                .query((row, _) -> Locks.open(opened.key(), row.getBytes("clean"), "clean/" + attachment))
                .optional();
    }

    /** Null for what is no photograph we can redraw. */
    private byte @Nullable [] redrawn(byte[] file) {
        try {
            return files.redrawn(file);
        } catch (Refusal _) {
            return null;
        }
    }
}
