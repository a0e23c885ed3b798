package org.gongzhi.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import org.gongzhi.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Redraws photographs. What comes out is new: nothing of the original but its picture survives. */
@Component
class Darkroom {

    static final int LIMIT = 12 * 1024 * 1024;
    static final int LONGEST_SIDE = 1600;

    /** A 50-megapixel phone is let in; a file that unpacks to gigabytes is not. */
    private static final long MOST_PIXELS = 64_000_000;

    /** A picture in a thousand passes is small to send and endless to draw; cameras use ten. */
    private static final int MOST_SCANS = 64;

    private static final long PATIENCE_SECONDS = 20;

    static {
        ImageIO.setUseCache(false);
    }

    /** Drawing takes a whole core and tens of megabytes: as many at once as there are cores. */
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    byte[] develop(byte[] raw) {
        if (raw.length > LIMIT) {
            throw Refusal.tooLarge("files.photo-too-large", LIMIT / 1024 / 1024);
        }
        var format = format(Signature.of(raw));
        if (format.equals("jpeg") && Jpegs.scans(raw) > MOST_SCANS) {
            throw Refusal.invalid("files.photo-damaged");
        }
        takePlace();
        try {
            return redraw(raw, format);
        } catch (IIOException | RuntimeException e) {
            // The decoders throw nearly anything at bad input; none of it is our fault or worth a trace.
            throw e instanceof Refusal refusal ? refusal : Refusal.invalid("files.photo-damaged");
        } catch (IOException _) {
            throw Refusal.invalid("files.photo-damaged");
        } finally {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw Refusal.tooMany("files.busy");
    }

    private static String format(Signature signature) {
        if (signature.starts("\u00ff\u00d8\u00ff")) {
            return "jpeg";
        }
        if (signature.starts("\u0089PNG\r\n\u001a\n")) {
            return "png";
        }
        if (signature.starts("GIF8")) {
            return "gif";
        }
        throw Refusal.invalid(
                switch (signature.brand()) {
                    case "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1" -> "files.photo-heic";
                    default -> "files.photo-unknown";
                });
    }

    private static byte[] redraw(byte[] raw, String format) throws IOException {
        var upright =
                ExifFilterUtils.getFilterForOrientation(Jpegs.orientation(raw)).apply(shrunk(read(raw, format)));
        var output = new ByteArrayOutputStream();
        Thumbnails.of(onWhite(upright))
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(0.85)
                .toOutputStream(output);
        return output.toByteArray();
    }

    /** Asks for the size before a single pixel is unpacked, and unpacks a large picture coarsely. */
    private static BufferedImage read(byte[] raw, String format) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(raw))) {
            reader.setInput(input, true, true);
            return reader.read(0, coarse(reader));
        } finally {
            reader.dispose();
        }
    }

    private static javax.imageio.ImageReadParam coarse(ImageReader reader) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS || Math.max(width, height) > 100 * Math.min(width, height)) {
            throw Refusal.tooLarge("files.photo-too-many-pixels", MOST_PIXELS / 10_000);
        }
        var step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
        var parameters = reader.getDefaultReadParam();
        parameters.setSourceSubsampling(step, step, 0, 0);
        return parameters;
    }

    private static BufferedImage shrunk(BufferedImage image) throws IOException {
        var longest = Math.max(image.getWidth(), image.getHeight());
        return longest <= LONGEST_SIDE
                ? image
                : Thumbnails.of(image).size(LONGEST_SIDE, LONGEST_SIDE).asBufferedImage();
    }

    private static BufferedImage onWhite(BufferedImage image) {
        var canvas = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = canvas.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        return canvas;
    }
}
