package org.gongzhi.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.gongzhi.files.Files;
import org.springframework.stereotype.Component;

/** The papers that are sealed in the demonstration: invented, one page each, photographed before and after. */
@Component
class DemoPapers {

    /** What was sealed, how long ago, how far it has come and what does not fit. */
    static final List<Use> USES = List.of(
            new Use(58, "certificate", "居住证明", 1, 1, "filed", ""),
            new Use(54, "letter", "关于更换楼道灯的函", 2, 2, "filed", ""),
            new Use(51, "certificate", "居住证明", 1, 1, "filed", "no-photo"),
            new Use(47, "contract", "社区活动室桌椅采购合同", 2, 4, "filed", ""),
            new Use(43, "funds", "第三季度办公经费报销单", 1, 3, "filed", ""),
            new Use(37, "letter", "关于清理楼顶积水的报告", 1, 1, "filed", "out-of-hours"),
            new Use(33, "certificate", "婚育情况证明", 1, 1, "filed", ""),
            new Use(30, "asset", "水川路 18 号闲置用房出租合同", 3, 6, "filed", ""),
            new Use(26, "letter", "关于更换楼道灯的函", 2, 2, "filed", "same-document"),
            new Use(22, "certificate", "困难家庭情况证明", 2, 2, "filed", ""),
            new Use(17, "contract", "楼道粉刷合同", 2, 4, "filing", "excess"),
            new Use(12, "certificate", "居住证明", 1, 1, "filed", ""),
            new Use(9, "letter", "关于设置非机动车充电桩的申请", 1, 1, "filing", ""),
            new Use(6, "funds", "重阳节活动支出凭证", 1, 2, "used", ""),
            new Use(3, "letter", "关于疏通南门下水的函", 1, 1, "ready", ""),
            new Use(2, "asset", "水川路 18 号用房补充协议", 2, 4, "ready", ""),
            new Use(1, "certificate", "居住证明", 1, 1, "approving", ""));

    private final Files files;

    DemoPapers(Files files) {
        this.files = files;
    }

    /**
     * One use.
     *
     * @param until how far it has come
     * @param misfit what does not fit; empty when all does
     */
    record Use(int days, String kind, String subject, int copies, int impressions, String until, String misfit) {

        String tier() {
            return kind.equals("asset") ? "town" : "village";
        }
    }

    Map<String, Object> wish(String seal, Use use, String decision) {
        var fields = new HashMap<String, Object>(Map.of(
                "seal", seal,
                "kind", use.kind(),
                "subject", use.subject(),
                "copies", String.valueOf(use.copies()),
                "impressions", String.valueOf(use.impressions()),
                "tier", use.tier(),
                "document", paper(use)));
        switch (use.kind()) {
            case "asset" -> {
                fields.put("amount", "90000");
                fields.put("decision", decision);
            }
            case "contract" -> fields.put("amount", "6800");
            case "funds" -> fields.put("amount", "1260");
            default -> {}
        }
        return fields;
    }

    Map<String, Object> used(Use use) {
        var form = new HashMap<String, Object>();
        var more = use.misfit().equals("excess") ? 1 : 0;
        form.put("impressions", String.valueOf(use.impressions() + more));
        if (more > 0) {
            form.put("over", "true");
            form.put("note", "第二份盖歪了，补盖一次。");
        }
        if (!use.misfit().equals("no-photo")) {
            form.put("before", List.of(shot(use.days(), false).toString()));
            form.put("after", List.of(shot(use.days(), true).toString()));
        }
        return form;
    }

    /** The same letter gives the same bytes: that is how a second sealing is found. */
    private String paper(Use use) {
        var same = use.subject().contains("楼道灯") ? "lamp" : "paper-" + use.days();
        var page = """
                %%PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
                3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
                %% gongzhi demonstration %s
                trailer<</Root 1 0 R>>
                """.formatted(same);
        return files.keepDocument(page.getBytes(ISO_8859_1)).toString();
    }

    private UUID shot(int seed, boolean sealed) {
        var sheet = new BufferedImage(480, 640, BufferedImage.TYPE_INT_RGB);
        var pen = sheet.createGraphics();
        pen.setColor(new Color(0x8a7a66));
        pen.fillRect(0, 0, 480, 640);
        pen.setColor(Color.WHITE);
        pen.fillRect(40, 30, 400, 580);
        pen.setColor(new Color(0x444444));
        pen.fillRect(150, 70, 180, 16);
        for (int row = 0; row < 12; row++) {
            pen.fillRect(80, 130 + row * 26, 300 - (row * 37 + seed * 13) % 120, 7);
        }
        if (sealed) {
            pen.setColor(new Color(0xc62828));
            pen.setStroke(new BasicStroke(6));
            pen.drawOval(270, 460, 110, 110);
            pen.fillRect(310, 508, 30, 14);
        }
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(sheet, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files.keepPhoto(bytes.toByteArray());
    }
}
