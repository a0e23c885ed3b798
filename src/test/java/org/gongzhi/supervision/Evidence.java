package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import javax.imageio.ImageIO;

/** What reporters hand in: a photograph with everything a phone leaves in it, and the form it is sent with. */
final class Evidence {

    private Evidence() {}

    /** Taken at 36.54° N, 104.125° E. */
    static byte[] photograph(String device) {
        var jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var tiff = ByteBuffer.allocate(256);
        tiff.put("MM".getBytes(UTF_8)).putShort((short) 42).putInt(8);
        int text = 8 + 2 + 24 + 4;
        int gps = text + device.length() + 1;
        int north = gps + 2 + 24 + 4;
        tiff.putShort((short) 2);
        entry(tiff, 0x0110, 2, device.length() + 1, text);
        entry(tiff, 0x8825, 4, 1, gps);
        tiff.putInt(0).put(device.getBytes(UTF_8)).put((byte) 0);
        tiff.putShort((short) 2);
        entry(tiff, 2, 5, 3, north);
        entry(tiff, 4, 5, 3, north + 24);
        tiff.putInt(0);
        for (var part : new int[] {36, 1, 32, 1, 24, 1, 104, 1, 7, 1, 30, 1}) {
            tiff.putInt(part);
        }
        var exif = ByteBuffer.allocate(10 + tiff.position())
                .putShort((short) 0xffe1)
                .putShort((short) (8 + tiff.position()))
                .put("Exif\0\0".getBytes(UTF_8))
                .put(tiff.array(), 0, tiff.position())
                .array();
        return ByteBuffer.allocate(jpeg.size() + exif.length)
                .put(jpeg.toByteArray(), 0, 2)
                .put(exif)
                .put(jpeg.toByteArray(), 2, jpeg.size() - 2)
                .array();
    }

    static byte[] form(String boundary, Map<String, String> fields, String name, byte[] file) {
        var body = new ByteArrayOutputStream();
        fields.forEach((field, value) -> body.writeBytes(("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                .getBytes(UTF_8)));
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: image/jpeg\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(UTF_8));
        return body.toByteArray();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
