package org.gongzhi.files;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Keeps what people hand in and gives it back so that a browser can only look at it or listen to it. */
@Service
public class Files {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Darkroom darkroom;

    Files(JdbcClient jdbc, InstantSource clock, Darkroom darkroom) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.darkroom = darkroom;
    }

    /**
     * Keeps a photograph, redrawn: upright, at most {@value Darkroom#LONGEST_SIDE} pixels long, and without the place,
     * time and device hidden in the original. Call it before a transaction begins: redrawing takes a while.
     *
     * @throws Refusal if it is not a photograph we can read, or too large
     */
    public UUID keepPhoto(byte[] raw) {
        return keep("photo", "image/jpeg", darkroom.develop(raw));
    }

    /**
     * A photograph redrawn in the same way and kept nowhere, for whoever keeps it elsewhere.
     *
     * @throws Refusal if it is not a photograph we can read, or too large
     */
    public byte[] redrawn(byte[] raw) {
        return darkroom.develop(raw);
    }

    /**
     * A kept photograph with parts of it painted black for good: kept nowhere, to be looked at first.
     *
     * @throws Refusal if it is no photograph
     */
    public static byte[] covered(byte[] photo, Collection<Box> boxes) {
        return Retouching.covered(photo, boxes);
    }

    /** Keeps a photograph that was covered; nothing of what lies under the paint is in it. */
    public UUID keepCovered(byte[] photo, Collection<Box> boxes) {
        return keep("photo", "image/jpeg", Retouching.covered(photo, boxes));
    }

    /** The numbered cells by which a part of a photograph can be named. */
    public static Grid grid(byte[] photo) {
        return Retouching.grid(photo);
    }

    /** A photograph under its numbered cells. */
    public static byte[] gridded(byte[] photo) {
        return Retouching.gridded(photo);
    }

    /**
     * Deletes what was handed in with that owner, or with nobody yet: it lies elsewhere now, or nowhere.
     *
     * @param owner what it was handed in with
     */
    public void forget(UUID id, String owner) {
        jdbc.sql("delete from files.file where id = :id and coalesce(owner, :owner) = :owner")
                .param("id", id)
                .param("owner", owner)
                .update();
    }

    /**
     * Keeps a recording as it came. Its first bytes say what it is; what the browser declared is not believed.
     *
     * @throws Refusal if it is not a recording we know, or too large
     */
    public UUID keepRecording(byte[] raw, String declaredType) {
        return keep("recording", Recordings.typeOf(raw, declaredType), raw);
    }

    /**
     * Keeps a document as it came, so that its digest is the digest of what the office has; one that is a photograph is
     * redrawn like every photograph.
     *
     * @throws Refusal if it is no PDF, OFD, Word document or photograph, or too large
     */
    public UUID keepDocument(byte[] raw) {
        var type = Documents.typeOf(raw);
        return type.isEmpty() ? keepPhoto(raw) : keep("document", type, raw);
    }

    /** The SHA-256 of what was kept, in lower-case hexadecimal. */
    public Optional<String> digest(UUID id) {
        return jdbc.sql("select sha256 from files.file where id = :id")
                .param("id", id)
                .query((row, _) -> HexFormat.of().formatHex(row.getBytes("sha256")))
                .optional();
    }

    /**
     * Says that these were handed in, in the transaction in which they were; until then they are kept for a day only.
     *
     * @param owner what they were handed in with, such as a matter's number
     * @throws Refusal if one of them was never kept, or is no more
     */
    public void handIn(String owner, Collection<UUID> files) {
        if (files.isEmpty()) {
            return;
        }
        var ids = Set.copyOf(files);
        int known = jdbc.sql("update files.file set owner = coalesce(owner, :owner) where id = any (:ids)")
                .param("owner", owner)
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        if (known < ids.size()) {
            throw Refusal.invalid("files.unknown");
        }
    }

    /** What it is, such as {@code image/jpeg}. */
    public Optional<String> type(UUID id) {
        return jdbc.sql("select type from files.file where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    public Optional<StoredFile> find(UUID id) {
        return jdbc.sql("select id, type, bytes from files.file where id = :id")
                .param("id", id)
                .query((row, _) -> {
                    var bytes = row.getBytes("bytes");
                    return new StoredFile(row.getObject("id", UUID.class), row.getString("type"), bytes.length, bytes);
                })
                .optional();
    }

    /**
     * The answer to a browser. A resource rather than plain bytes, so that a player may ask for a part of a recording
     * (iPhones refuse to play otherwise).
     */
    public static ResponseEntity<Resource> response(StoredFile file) {
        var name = file.id() + "." + extension(file.type());
        var disposition = file.isImage() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type()))
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .eTag("\"" + file.id() + "\"")
                .header(
                        "Content-Disposition",
                        disposition.filename(name).build().toString())
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("X-Content-Type-Options", "nosniff")
                .body(new ByteArrayResource(file.bytes()));
    }

    private UUID keep(String kind, String type, byte[] bytes) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into files.file (id, kind, type, bytes, sha256, kept_at)
                        values (:id, :kind, :type, :bytes, :sha256, :keptAt)
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("type", type)
                .param("bytes", bytes)
                .param("sha256", Sha256.of(bytes))
                .param("keptAt", Shanghai.utc(clock.instant()))
                .update();
        return id;
    }

    private static String extension(String type) {
        return switch (type) {
            case "image/jpeg" -> "jpg";
            case "audio/mp4" -> "m4a";
            case "audio/mpeg" -> "mp3";
            case Documents.WORD -> "docx";
            default -> type.substring(type.indexOf('/') + 1);
        };
    }
}
