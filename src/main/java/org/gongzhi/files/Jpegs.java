package org.gongzhi.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Reads from a JPEG the two things the decoder does not tell: which way is up, and in how many passes it is drawn. */
final class Jpegs {

    private static final int APP1 = 0xe1;
    private static final int START_OF_SCAN = 0xda;
    private static final String EXIF = "Exif\0\0";

    private Jpegs() {}

    /** Which side of the sensor was up; upright when nothing says otherwise or the note is unreadable. */
    static Orientation orientation(byte[] raw) {
        for (int at = 2; at + 4 <= raw.length && unsigned(raw, at) == 0xff; ) {
            var marker = unsigned(raw, at + 1);
            var length = unsigned(raw, at + 2) << 8 | unsigned(raw, at + 3);
            var end = at + 2 + length;
            if (marker == START_OF_SCAN || length < 2 || end > raw.length) {
                break;
            }
            if (marker == APP1 && length > EXIF.length() && startsWithExif(raw, at + 4)) {
                return read(Arrays.copyOfRange(raw, at + 4, end));
            }
            at = end;
        }
        return Orientation.TOP_LEFT;
    }

    static int scans(byte[] raw) {
        int scans = 0;
        for (int at = 0; at + 1 < raw.length; at++) {
            if (raw[at] == (byte) 0xff && raw[at + 1] == (byte) START_OF_SCAN) {
                scans++;
            }
        }
        return scans;
    }

    private static Orientation read(byte[] exif) {
        try {
            var orientation = ExifUtils.getOrientationFromExif(exif);
            return orientation == null ? Orientation.TOP_LEFT : orientation;
        } catch (RuntimeException _) {
            return Orientation.TOP_LEFT;
        }
    }

    private static boolean startsWithExif(byte[] raw, int at) {
        return new String(raw, at, Math.min(EXIF.length(), raw.length - at), ISO_8859_1).equals(EXIF);
    }

    private static int unsigned(byte[] raw, int at) {
        return raw[at] & 0xff;
    }
}
