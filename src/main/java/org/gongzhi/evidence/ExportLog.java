package org.gongzhi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gongzhi.evidence.LogRepository.Signed;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Progress;
import org.gongzhi.kernel.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi export log FOLDER}: the log as files, as a web server or a USB stick can carry it. */
@Component
class ExportLog implements Command {

    private final LogRepository rows;
    private final Tiles tiles;
    private final LogKey key;
    private final Witnesses witnesses;
    private final MessageSource messages;

    ExportLog(LogRepository rows, Tiles tiles, LogKey key, Witnesses witnesses, MessageSource messages) {
        this.rows = rows;
        this.tiles = tiles;
        this.key = key;
        this.witnesses = witnesses;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "export log";
    }

    @Override
    public String summary() {
        return say("evidence.export.summary");
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        if (arguments.size() != 1) {
            System.err.println(say("evidence.export.usage"));
            return 2;
        }
        export(Path.of(arguments.getFirst()));
        System.out.println(key.shown());
        return 0;
    }

    void export(Path folder) throws IOException {
        var newest = rows.newest().orElseThrow(() -> Refusal.unknown("evidence.nothing-signed"));
        var size = newest.size();
        try (var progress = Progress.of(say("evidence.export.progress"), size)) {
            for (long index = 0; index * TilePath.FULL < size; index++) {
                var width = (int) Math.min(TilePath.FULL, size - index * TilePath.FULL);
                var bundle = new ByteArrayOutputStream();
                for (var entry : rows.entries(index * TilePath.FULL, width)) {
                    bundle.write(0);
                    bundle.write(entry.digest().length);
                    bundle.writeBytes(entry.digest());
                }
                write(folder.resolve("tile/" + TilePath.entries(index, width)), bundle.toByteArray());
                progress.advance(width);
            }
        }
        var level = 0;
        for (var count = size; count > 0; count /= TilePath.FULL, level++) {
            for (long index = 0; index * TilePath.FULL < count; index++) {
                var width = (int) Math.min(TilePath.FULL, count - index * TilePath.FULL);
                var hashes = tiles.find(level, index).orElseThrow();
                write(
                        folder.resolve("tile/" + new TilePath(level, index, width)),
                        Arrays.copyOf(hashes, width * Merkle.LENGTH));
            }
        }
        var after = -1L;
        for (List<Signed> page = rows.signedAfter(after, 1_000);
                !page.isEmpty();
                page = rows.signedAfter(after, 1_000)) {
            for (var signed : page) {
                after = signed.size();
                write(
                        folder.resolve("checkpoint." + after),
                        witnesses.cosigned(signed).getBytes(UTF_8));
            }
        }
        write(folder.resolve("checkpoint"), witnesses.cosigned(newest).getBytes(UTF_8));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private String say(String message) {
        return messages.getMessage(message, null, Locale.SIMPLIFIED_CHINESE);
    }
}
