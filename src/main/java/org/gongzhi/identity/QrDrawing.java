package org.gongzhi.identity;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import gg.jte.Content;
import java.util.Map;

/** Draws a text as a QR picture in SVG: one path, so that it prints sharp at any size; the text stands beside it. */
final class QrDrawing {

    private QrDrawing() {}

    static Content of(String text) {
        var matrix = encode(text);
        var path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return output -> output.writeContent("<svg aria-hidden=\"true\" width=\"220\" height=\"220\" viewBox=\"0 0 "
                + matrix.getWidth() + " " + matrix.getHeight()
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h"
                + matrix.getWidth() + "v" + matrix.getHeight() + "H0z\"/><path d=\"" + path + "\"/></svg>");
    }

    private static BitMatrix encode(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.MARGIN, 4, EncodeHintType.CHARACTER_SET, "UTF-8"));
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
