package org.gongzhi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with signatures (C2SP signed-note): the text ends with a line feed, then an empty line, then a line for each
 * signature.
 */
record SignedNote(String text, List<Line> lines) {

    private static final int LONGEST = 64 * 1024;

    /** One signature: who, the key's id, and the bytes. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(String name, byte[] id, byte[] signature) {

        @Override
        public String toString() {
            var bytes = ByteBuffer.allocate(id.length + signature.length)
                    .put(id)
                    .put(signature)
                    .array();
            return "— " + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        }

        /** Reads one line, with its line feed. */
        static Line parse(String text) {
            var parts = text.strip().split(" ", -1);
            if (parts.length != 3 || !parts[0].equals("—") || !text.endsWith("\n")) {
                throw new IllegalArgumentException("not a signature line");
            }
            var bytes = Base64.getDecoder().decode(parts[2]);
            if (bytes.length < 5) {
                throw new IllegalArgumentException("not a signature");
            }
            return new Line(parts[1], Arrays.copyOf(bytes, 4), Arrays.copyOfRange(bytes, 4, bytes.length));
        }

        boolean isOf(NoteKey key) {
            return name.equals(key.name()) && Arrays.equals(id, key.id());
        }
    }

    static SignedNote parse(String note) {
        var end = note.lastIndexOf("\n\n");
        if (note.length() > LONGEST || end < 0) {
            throw new IllegalArgumentException("not a signed note");
        }
        var lines = new ArrayList<Line>();
        for (var line : note.substring(end + 2).split("(?<=\n)", -1)) {
            if (!line.isEmpty()) {
                lines.add(Line.parse(line));
            }
        }
        return new SignedNote(note.substring(0, end + 1), lines);
    }

    /** A key's signature stands here, and every one of that key is right. */
    boolean isSignedBy(NoteKey key) {
        var own = lines.stream().filter(line -> line.isOf(key)).toList();
        return !own.isEmpty() && own.stream().allMatch(line -> key.verifies(text.getBytes(UTF_8), line.signature()));
    }

    SignedNote with(Line line) {
        var more = new ArrayList<>(lines);
        more.add(line);
        return new SignedNote(text, more);
    }

    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        lines.forEach(note::append);
        return note.toString();
    }
}
