package org.gongzhi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.kernel.Chronicle;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Serves the log as C2SP tlog-tiles below {@code /log}, proofs to take away, and takes cosignatures. */
@Controller
class LogController {

    private static final MediaType TEXT = new MediaType("text", "plain", UTF_8);
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final int LONGEST_NOTE = 16 * 1024;
    private static final int LISTED = 10_000;

    private final Log log;
    private final LogRepository rows;
    private final Tiles tiles;
    private final Witnesses witnesses;
    private final LogKey key;
    private final List<Chronicle> chronicles;

    LogController(
            Log log, LogRepository rows, Tiles tiles, Witnesses witnesses, LogKey key, List<Chronicle> chronicles) {
        this.log = log;
        this.rows = rows;
        this.tiles = tiles;
        this.witnesses = witnesses;
        this.key = key;
        this.chronicles = List.copyOf(chronicles);
    }

    @GetMapping("/log/key")
    ResponseEntity<byte[]> key() {
        return text(key.shown() + "\n", CacheControl.noCache());
    }

    @GetMapping("/log/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        var newest = rows.newest().orElseThrow(() -> Refusal.unknown("evidence.nothing-signed"));
        return text(witnesses.cosigned(newest), CacheControl.noCache());
    }

    /** An earlier checkpoint, so that whoever verifies can walk every step. */
    @GetMapping("/log/checkpoint/{size:\\d{1,18}}")
    ResponseEntity<byte[]> checkpoint(@PathVariable long size) {
        var signed = rows.signed(size).orElseThrow(() -> Refusal.unknown("evidence.unknown-checkpoint", size));
        return text(witnesses.cosigned(signed), CacheControl.noCache());
    }

    /** The sizes that were signed, one a line, at most ten thousand above the given one. */
    @GetMapping({"/log/checkpoints", "/log/checkpoints/{after:\\d{1,18}}"})
    ResponseEntity<byte[]> checkpoints(@PathVariable(required = false) @Nullable Long after) {
        var sizes = rows.signedAfter(after == null ? -1 : after, LISTED).stream()
                .map(signed -> signed.size() + "\n")
                .collect(Collectors.joining());
        return text(sizes, CacheControl.noCache());
    }

    @GetMapping("/log/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        TilePath path;
        try {
            path = TilePath.parse(request.getRequestURI().substring("/log/tile/".length()));
        } catch (IllegalArgumentException _) {
            throw Refusal.unknown("evidence.unknown-tile");
        }
        var bytes = path.level() == TilePath.ENTRIES ? bundle(path) : hashes(path);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(FOR_EVER)
                .body(bytes);
    }

    private byte[] hashes(TilePath path) {
        var length = path.width() * Merkle.LENGTH;
        return tiles.find(path.level(), path.index())
                .filter(hashes -> hashes.length >= length)
                .map(hashes -> Arrays.copyOf(hashes, length))
                .orElseThrow(() -> Refusal.unknown("evidence.unknown-tile"));
    }

    private byte[] bundle(TilePath path) {
        var entries = rows.entries(path.index() * TilePath.FULL, path.width());
        if (entries.size() < path.width()) {
            throw Refusal.unknown("evidence.unknown-tile");
        }
        var bundle = new ByteArrayOutputStream();
        for (var entry : entries) {
            bundle.write(entry.digest().length >> 8);
            bundle.write(entry.digest().length & 0xff);
            bundle.writeBytes(entry.digest());
        }
        return bundle.toByteArray();
    }

    @GetMapping("/log/proof/{index:\\d{1,18}}.tlog-proof")
    ResponseEntity<byte[]> proof(@PathVariable long index) {
        var proof = log.proof(index).orElseThrow(() -> Refusal.unknown("evidence.not-yet"));
        var entry = rows.entries(index, 1).getFirst();
        var salt = entry.salt();
        var seal = entry.seal();
        var fact = salt == null || seal == null ? null : open(entry.chronicle(), entry.record());
        if (salt != null && seal != null && fact != null) {
            var canonical = Digests.canonical(entry.chronicle(), fact, seal);
            var extra = new ByteArrayOutputStream();
            extra.writeBytes(salt);
            extra.writeBytes(canonical);
            proof = proof.with(extra.toByteArray());
        }
        return ResponseEntity.ok()
                .contentType(TEXT)
                .header("Content-Disposition", "attachment; filename=\"%d.tlog-proof\"".formatted(index))
                .cacheControl(CacheControl.noCache())
                .body(proof.toString().getBytes(UTF_8));
    }

    private Chronicle.@Nullable Fact open(String chronicle, String record) {
        return chronicles.stream()
                .filter(one -> one.name().equals(chronicle))
                .findFirst()
                .flatMap(one -> one.find(record))
                .filter(fact -> !fact.open().isEmpty())
                .orElse(null);
    }

    /** Where a record's proof is: other modules link here by name. */
    @GetMapping("/log/record/{chronicle}/{record}")
    String record(@PathVariable String chronicle, @PathVariable String record) {
        var index = log.indexOf(chronicle, record).orElseThrow(() -> Refusal.unknown("evidence.not-yet"));
        return "redirect:/log/proof/" + index + ".tlog-proof";
    }

    @PostMapping("/api/log/cosign")
    @ResponseBody
    ResponseEntity<Void> cosign(HttpServletRequest request) throws IOException {
        var note = request.getInputStream().readNBytes(LONGEST_NOTE + 1);
        if (note.length > LONGEST_NOTE) {
            throw Refusal.tooLarge("evidence.cosign.unreadable");
        }
        witnesses.accept(new String(note, UTF_8));
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<byte[]> text(String text, CacheControl cache) {
        return ResponseEntity.ok().contentType(TEXT).cacheControl(cache).body(text.getBytes(UTF_8));
    }

    /** What of it anybody may ask for. */
    @Configuration(proxyBeanMethods = false)
    static class Doors {

        @Bean
        PublicPath publicLog() {
            return new PublicPath("/log/**");
        }

        @Bean
        PublicPath publicLogPage() {
            return new PublicPath("/log");
        }

        @Bean
        PublicPath verifyPage() {
            return new PublicPath("/verify");
        }

        @Bean
        PublicPath cosignatures() {
            return new PublicPath("/api/log/cosign");
        }
    }
}
