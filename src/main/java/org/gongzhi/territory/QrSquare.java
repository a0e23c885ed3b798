package org.gongzhi.territory;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/**
 * An address as a square for the camera (二维码), drawn as one stroked path so that forty thousand of them stay small.
 *
 * @param side modules along one side, with the quiet zone
 * @param path SVG path data; to be stroked one module wide
 */
record QrSquare(int side, String path) {

    private static final int QUIET = 4;

    /** A plate outdoors gets scratched: a sixth of the square may be lost. */
    private static final ErrorCorrectionLevel LEVEL = ErrorCorrectionLevel.M;

    static QrSquare of(String address) {
        try {
            var code = Encoder.encode(address, LEVEL, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
            return draw(code.getMatrix().getArray());
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a square: " + address, e);
        }
    }

    private static QrSquare draw(byte[][] rows) {
        var path = new StringBuilder();
        for (int y = 0; y < rows.length; y++) {
            int pen = -1;
            for (int x = 0; x < rows.length; ) {
                int end = x;
                while (end < rows.length && rows[y][end] == 1) {
                    end++;
                }
                if (end == x) {
                    x++;
                    continue;
                }
                if (pen < 0) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append(".5");
                } else {
                    path.append('m').append(x - pen).append(" 0");
                }
                path.append('h').append(end - x);
                pen = end;
                x = end;
            }
        }
        return new QrSquare(rows.length + 2 * QUIET, path.toString());
    }
}
