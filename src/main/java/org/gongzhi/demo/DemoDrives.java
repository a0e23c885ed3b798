package org.gongzhi.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.gongzhi.decision.Electorates;
import org.gongzhi.deliberation.Drives;
import org.gongzhi.files.Files;
import org.gongzhi.territory.DemoTerritory;
import org.springframework.stereotype.Component;

/** Owners of 惠民小区 sign on paper to have an assembly called; two more would be enough. */
@Component
class DemoDrives {

    private static final int SIGNED = 45;
    private static final int UNREAD = 2;

    private final Drives drives;
    private final Electorates electorates;
    private final Files files;

    DemoDrives(Drives drives, Electorates electorates, Files files) {
        this.drives = drives;
        this.electorates = electorates;
        this.files = files;
    }

    void load(Talks.Scene here) {
        var vote = electorates.newestAt(DemoTerritory.COMMUNITY).orElseThrow();
        var drive = here.open(
                4,
                "signature-drive",
                "community-officer",
                Map.of(
                        "subject",
                        "提议召开业主大会，商量更换物业",
                        "text",
                        "我同意提议召开业主大会临时会议，商量是否续聘现在的物业服务企业。",
                        "aim",
                        "drive-call",
                        "vote",
                        vote));
        var sheet = files.keepPhoto(sheet());
        var one = here.holder("community-officer", false);
        var other = here.holder("community-officer", true);
        var parts = electorates.of(vote);
        for (int i = 0; i < SIGNED + UNREAD; i++) {
            // All over the estate, as when people go from house to house.
            var unit = parts.get(i * 5 % parts.size()).unit();
            var paper = drives.hand(drive, unit, sheet, one);
            if (i < SIGNED) {
                drives.read(drive, paper, unit, other);
            }
        }
    }

    /** A sheet with a few lines and a stroke where somebody signed. */
    static byte[] sheet() {
        var image = new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 600, 400);
        pen.setColor(Color.GRAY);
        for (int line = 0; line < 4; line++) {
            pen.fillRect(60, 60 + 50 * line, 480 - 60 * (line % 2), 8);
        }
        pen.setColor(new Color(0x1C2F7A));
        pen.setStroke(new BasicStroke(5));
        pen.drawArc(320, 280, 90, 60, 20, 300);
        pen.drawArc(390, 270, 110, 70, 160, 250);
        pen.dispose();
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
