package org.gongzhi.disclosure;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Draws a publication as a picture for a chat group (分享图片): what it is, what it comes to, where to read it. */
final class Card {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 1200;
    private static final int EDGE = 60;
    private static final Color BLUE = new Color(0x1457c2);
    private static final Color INK = new Color(0x16202e);
    private static final Color MUTE = new Color(0x556274);
    private static final String CHINESE = "公开村务明细";
    private static final @Nullable String FAMILY = family();

    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();
    private int y;

    private Card() {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
    }

    /** What stands on the card, in words. */
    record Words(
            String top, String heading, List<Map.Entry<String, String>> facts, String text, String scan, String foot) {}

    /** Whether this machine has letters to draw with. */
    static boolean possible() {
        return FAMILY != null;
    }

    private static @Nullable String family() {
        var names = GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
        var wanted = List.of(
                "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", "Microsoft YaHei", "PingFang SC");
        return wanted.stream()
                .filter(Arrays.asList(names)::contains)
                .findFirst()
                .or(() -> Arrays.stream(names)
                        .filter(name -> new Font(name, Font.PLAIN, 20).canDisplayUpTo(CHINESE) < 0)
                        .findFirst())
                .orElse(null);
    }

    /** The picture as PNG; empty where no letters can be drawn. */
    static Optional<byte[]> draw(Words words, String address) {
        return possible() ? Optional.of(png(new Card().drawn(words, address))) : Optional.empty();
    }

    /** Only the square that leads to an address. */
    static byte[] square(String address, int side) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        square(pen, address, 0, 0, side);
        pen.dispose();
        return png(image);
    }

    private BufferedImage drawn(Words words, String address) {
        pen.setColor(BLUE);
        pen.fillRect(0, 0, WIDTH, 120);
        pen.setColor(Color.WHITE);
        pen.setFont(font(Font.BOLD, 40));
        pen.drawString(words.top(), EDGE, 76);
        y = 150;
        pen.setColor(INK);
        paragraph(words.heading(), font(Font.BOLD, 48), 3);
        y += 20;
        for (var fact : words.facts().stream().limit(4).toList()) {
            pen.setColor(MUTE);
            paragraph(fact.getKey(), font(Font.PLAIN, 32), 1);
            pen.setColor(INK);
            paragraph(fact.getValue(), font(Font.BOLD, 60), 1);
            y += 16;
        }
        y += 10;
        paragraph(words.text(), font(Font.PLAIN, 32), y > 700 ? 2 : 5);
        square(pen, address, WIDTH - EDGE - 240, HEIGHT - EDGE - 240, 240);
        y = HEIGHT - EDGE - 170;
        pen.setColor(BLUE);
        line(words.scan(), font(Font.BOLD, 34));
        pen.setColor(MUTE);
        line(words.foot(), font(Font.PLAIN, 26));
        pen.dispose();
        return image;
    }

    private void line(String text, Font font) {
        pen.setFont(font);
        y += font.getSize() * 3 / 2;
        pen.drawString(text, EDGE, y);
    }

    /** Breaks anywhere, as Chinese does; what does not fit ends in an ellipsis. */
    private void paragraph(String text, Font font, int most) {
        pen.setFont(font);
        var metrics = pen.getFontMetrics();
        int at = 0;
        for (int lines = 0; at < text.length() && lines < most; lines++) {
            int until = at;
            while (until < text.length()
                    && text.charAt(until) != '\n'
                    && metrics.stringWidth(text.substring(at, until + 1)) <= WIDTH - 2 * EDGE) {
                until++;
            }
            var cut = lines == most - 1 && until < text.length() && until > at + 1;
            y += font.getSize() * 7 / 5;
            pen.drawString(cut ? text.substring(at, until - 1) + "…" : text.substring(at, until), EDGE, y);
            at = until < text.length() && text.charAt(until) == '\n' ? until + 1 : Math.max(until, at + 1);
        }
    }

    private static Font font(int style, int size) {
        return new Font(FAMILY, style, size);
    }

    private static void square(Graphics2D pen, String address, int left, int top, int side) {
        try {
            var rows = Encoder.encode(address, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix()
                    .getArray();
            pen.setColor(Color.WHITE);
            pen.fillRect(left, top, side, side);
            int module = side / (rows.length + 4);
            int margin = (side - module * rows.length) / 2;
            pen.setColor(Color.BLACK);
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < rows.length; column++) {
                    if (rows[row][column] == 1) {
                        pen.fillRect(left + margin + column * module, top + margin + row * module, module, module);
                    }
                }
            }
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a square: " + address, e);
        }
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
