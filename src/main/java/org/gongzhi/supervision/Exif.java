package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongzhi.supervision.Traces.Trace;

/** Reads from the notes a camera leaves in a photograph (EXIF, in TIFF's form) those that lead to a person. */
final class Exif {

    private static final int EXIF = 0x8769;
    private static final int GPS = 0x8825;
    private static final int ASCII = 2;
    private static final int RATIONAL = 5;

    private static final Map<Integer, String> TEXTS = Map.of(
            0x010f, "device",
            0x0110, "device",
            0x0131, "program",
            0x0132, "time",
            0x9003, "time",
            0x013b, "author",
            0x8298, "author",
            0xa430, "author",
            0xa431, "serial");

    private final ByteBuffer tiff;
    private final List<Trace> found = new ArrayList<>();
    private String north = "";
    private String east = "";

    private Exif(ByteBuffer tiff) {
        this.tiff = tiff;
    }

    static List<Trace> read(byte[] bytes) {
        if (bytes.length < 8) {
            return List.of();
        }
        var order = bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        var exif = new Exif(ByteBuffer.wrap(bytes).order(order));
        try {
            exif.directory(exif.tiff.getInt(4), 0);
        } catch (IndexOutOfBoundsException _) {
            // A broken note ends here; what was found before it stands.
        }
        if (!exif.north.isEmpty() && !exif.east.isEmpty()) {
            exif.found.addFirst(new Trace("place", exif.north + ", " + exif.east));
        }
        return exif.found;
    }

    /** @param way which directory this is: the first leads to the other two, and those lead nowhere, so no circle */
    private void directory(int at, int way) {
        int entries = Math.min(tiff.getShort(at) & 0xffff, 200);
        for (int i = 0; i < entries; i++) {
            int entry = at + 2 + 12 * i;
            int tag = tiff.getShort(entry) & 0xffff;
            int type = tiff.getShort(entry + 2);
            if (way == GPS) {
                place(tag, type, entry);
            } else if (way == 0 && (tag == EXIF || tag == GPS)) {
                directory(tiff.getInt(entry + 8), tag);
            } else if (type == ASCII && TEXTS.containsKey(tag)) {
                found.add(new Trace(TEXTS.getOrDefault(tag, "comment"), text(entry)));
            }
        }
    }

    private void place(int tag, int type, int entry) {
        if (type != RATIONAL || tiff.getInt(entry + 4) != 3) {
            return;
        }
        int at = tiff.getInt(entry + 8);
        var degrees = "%.4f°".formatted(ratio(at) + ratio(at + 8) / 60 + ratio(at + 16) / 3600);
        if (tag == 2) {
            north = degrees;
        } else if (tag == 4) {
            east = degrees;
        }
    }

    private double ratio(int at) {
        long under = tiff.getInt(at + 4) & 0xffff_ffffL;
        return under == 0 ? 0 : (double) (tiff.getInt(at) & 0xffff_ffffL) / under;
    }

    private String text(int entry) {
        int length = Math.min(tiff.getInt(entry + 4), 200);
        int at = length > 4 ? tiff.getInt(entry + 8) : entry + 8;
        var bytes = new byte[Math.max(length, 0)];
        tiff.get(at, bytes);
        return new String(bytes, US_ASCII);
    }
}
