package org.gongzhi.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Photographs as phones make them: a red upper half, a blue lower half, and what the phone hides inside. */
final class Pictures {

    private Pictures() {}

    static byte[] photo(String format, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height / 2);
        pen.setColor(Color.BLUE);
        pen.fillRect(0, height / 2, width, height - height / 2);
        pen.dispose();
        var output = new ByteArrayOutputStream();
        ImageIO.write(image, format, output);
        return output.toByteArray();
    }

    /** Plants what a phone writes: orientation, and an IFD with latitude 36°32'24" N, right after the first marker. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        var tiff = ByteBuffer.allocate(160);
        tiff.put("MM".getBytes(US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 2);
        entry(tiff, 0x0112, 3, 1, orientation << 16);
        entry(tiff, 0x8825, 4, 1, 38);
        tiff.putInt(0);
        tiff.putShort((short) 2);
        entry(tiff, 0x0001, 2, 2, 'N' << 24);
        entry(tiff, 0x0002, 5, 3, 68);
        tiff.putInt(0);
        for (var part : new int[] {36, 1, 32, 1, 24, 1}) {
            tiff.putInt(part);
        }
        tiff.put("GPS-PLANTED-HERE".getBytes(US_ASCII));
        var exif = ByteBuffer.allocate(10 + tiff.position())
                .putShort((short) 0xffe1)
                .putShort((short) (8 + tiff.position()))
                .put("Exif\0\0".getBytes(US_ASCII))
                .put(tiff.array(), 0, tiff.position())
                .array();
        return ByteBuffer.allocate(jpeg.length + exif.length)
                .put(jpeg, 0, 2)
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    static BufferedImage seen(byte[] bytes) throws IOException {
        return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes)));
    }

    /** RED, BLUE or the number: compression moves colours a little. */
    static String colour(BufferedImage image, int x, int y) {
        var colour = new Color(image.getRGB(x, y));
        if (colour.getRed() > 200 && colour.getBlue() < 60) {
            return "RED";
        }
        return colour.getBlue() > 200 && colour.getRed() < 60 ? "BLUE" : colour.toString();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
