package org.gongzhi.files;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import net.coobird.thumbnailator.Thumbnails;
import org.gongzhi.kernel.Refusal;

/**
 * Paints over photographs that were redrawn before. What is covered is not in the new picture, not even below the
 * paint.
 */
final class Retouching {

    private static final double QUALITY = 0.9;

    private Retouching() {}

    static byte[] covered(byte[] photo, Collection<Box> boxes) {
        return painted(photo, image -> {
            var pen = image.createGraphics();
            pen.setColor(Color.BLACK);
            for (var box : boxes) {
                int left = box.left() * image.getWidth() / Box.WHOLE;
                int top = box.top() * image.getHeight() / Box.WHOLE;
                pen.fillRect(
                        left,
                        top,
                        up((box.left() + box.width()) * image.getWidth()) - left,
                        up((box.top() + box.height()) * image.getHeight()) - top);
            }
            pen.dispose();
        });
    }

    /** Half a pixel too much hides nothing that should be seen; half a pixel too little may show what must not be. */
    private static int up(int thousandths) {
        return (thousandths + Box.WHOLE - 1) / Box.WHOLE;
    }

    static Grid grid(byte[] photo) {
        var image = read(photo);
        return Grid.of(image.getWidth(), image.getHeight());
    }

    static byte[] gridded(byte[] photo) {
        return painted(photo, image -> {
            var pen = image.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            lines(pen, image, Grid.of(image.getWidth(), image.getHeight()));
            pen.dispose();
        });
    }

    private static void lines(Graphics2D pen, BufferedImage image, Grid grid) {
        float width = (float) image.getWidth() / grid.columns();
        float height = (float) image.getHeight() / grid.rows();
        int size = Math.max(9, Math.round(Math.min(width, height) * 0.26f));
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
        for (int cell = 1; cell <= grid.cells(); cell++) {
            int row = (cell - 1) / grid.columns();
            int x = Math.round((cell - 1) % grid.columns() * width);
            int y = Math.round(row * height);
            pen.setStroke(new BasicStroke(3));
            pen.setColor(new Color(255, 255, 255, 190));
            pen.drawRect(x, y, Math.round(width), Math.round(height));
            pen.setStroke(new BasicStroke(1));
            pen.setColor(new Color(0, 60, 160));
            pen.drawRect(x, y, Math.round(width), Math.round(height));
            // Digits are readable on dark and on light: white around, blue within.
            var number = Integer.toString(cell);
            pen.setColor(new Color(255, 255, 255, 150));
            pen.fillRect(x + 2, y + 2, pen.getFontMetrics().stringWidth(number) + 4, size + 3);
            pen.setColor(new Color(0, 60, 160));
            pen.drawString(number, x + 4, y + size + 1);
        }
    }

    private static byte[] painted(byte[] photo, Consumer<BufferedImage> painting) {
        var image = read(photo);
        var canvas = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = canvas.createGraphics();
        pen.drawImage(image, 0, 0, Color.WHITE, null);
        pen.dispose();
        painting.accept(canvas);
        var out = new ByteArrayOutputStream();
        try {
            Thumbnails.of(canvas)
                    .scale(1)
                    .outputFormat("jpg")
                    .outputQuality(QUALITY)
                    .toOutputStream(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] photo) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(photo));
            if (image == null) {
                throw Refusal.invalid("files.no-picture");
            }
            return image;
        } catch (IOException _) {
            throw Refusal.invalid("files.photo-damaged");
        }
    }
}
