package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;

/**
 * What a file tells of whoever made it (痕迹): place, device, time and name, as far as it can be found. Shown to the
 * reporter before anything is handed in. Finding nothing does not prove that nothing is there, and the page says so.
 */
final class Traces {

    private static final int LONGEST = 80;
    private static final int DEEPEST = 64 * 1024;
    private static final Pattern PDF =
            Pattern.compile("/(Author|Creator|Producer|CreationDate|Title)\\s*\\(([^)]{1,200})\\)");
    private static final Pattern OFFICE =
            Pattern.compile("<(?:dc|cp|dcterms):(creator|lastModifiedBy|created)[^>]*>([^<]{1,200})<");
    private static final Map<String, String> NAMES = Map.of(
            "Author", "author",
            "Creator", "program",
            "Producer", "program",
            "CreationDate", "time",
            "Title", "title",
            "creator", "author",
            "lastModifiedBy", "author",
            "created", "time");

    private Traces() {}

    /** One thing found: what it is ({@code place}, {@code device} …) and what the file says. */
    record Trace(String kind, String value) {

        String label() {
            return "supervision.trace." + kind;
        }
    }

    static List<Trace> in(byte[] file) {
        var found = new LinkedHashMap<String, Trace>();
        for (var trace : all(file)) {
            var value = trace.value().replaceAll("\\p{Cntrl}", "").strip();
            if (!value.isEmpty()) {
                var cut = value.substring(0, Math.min(value.length(), LONGEST));
                found.putIfAbsent(trace.kind() + cut, new Trace(trace.kind(), cut));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Trace> all(byte[] file) {
        var head = new String(file, 0, Math.min(file.length, 8), ISO_8859_1);
        if (head.startsWith("\u00ff\u00d8")) {
            return jpeg(file);
        }
        if (head.startsWith("\u0089PNG")) {
            return png(file);
        }
        if (head.startsWith("%PDF")) {
            return matches(PDF, new String(file, ISO_8859_1));
        }
        if (head.startsWith("PK")) {
            return office(file);
        }
        return List.of();
    }

    /** Every segment before the picture: EXIF is read, whatever else a camera or program left is named. */
    private static List<Trace> jpeg(byte[] file) {
        var found = new ArrayList<Trace>();
        for (int at = 2; at + 4 <= file.length && (file[at] & 0xff) == 0xff; ) {
            int marker = file[at + 1] & 0xff;
            int end = at + 2 + ((file[at + 2] & 0xff) << 8 | (file[at + 3] & 0xff));
            if (marker == 0xda || end > file.length || end <= at + 2) {
                break;
            }
            var body = Arrays.copyOfRange(file, at + 4, Math.max(at + 4, end));
            var text = new String(body, ISO_8859_1);
            if (marker == 0xe1 && text.startsWith("Exif\0\0")) {
                found.addAll(Exif.read(Arrays.copyOfRange(body, 6, body.length)));
            } else if (marker == 0xe1 || marker == 0xed) {
                found.add(new Trace("more", text.startsWith("http") ? "XMP" : "IPTC"));
            } else if (marker == 0xfe) {
                found.add(new Trace("comment", new String(body, UTF_8)));
            }
            at = end;
        }
        return found;
    }

    private static List<Trace> png(byte[] file) {
        var found = new ArrayList<Trace>();
        for (int at = 8; at + 12 <= file.length; ) {
            int length = java.nio.ByteBuffer.wrap(file, at, 4).getInt();
            var type = new String(file, at + 4, 4, ISO_8859_1);
            if (length < 0 || length > file.length - at - 12) {
                break;
            }
            if (type.equals("eXIf")) {
                found.addAll(Exif.read(Arrays.copyOfRange(file, at + 8, at + 8 + length)));
            } else if (type.equals("tEXt") || type.equals("iTXt") || type.equals("zTXt")) {
                found.add(new Trace("comment", new String(file, at + 8, length, UTF_8).replace('\0', ' ')));
            }
            at += 12 + length;
        }
        return found;
    }

    private static List<Trace> office(byte[] file) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals("docProps/core.xml")) {
                    return matches(OFFICE, new String(zip.readNBytes(DEEPEST), UTF_8));
                }
            }
        } catch (IOException | IllegalArgumentException _) {
            return List.of();
        }
        return List.of();
    }

    private static List<Trace> matches(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> new Trace(NAMES.getOrDefault(match.group(1), "comment"), match.group(2)))
                .limit(20)
                .toList();
    }
}
