package org.gongzhi.disclosure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.gongzhi.procedure.Actor;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is covered on an original is in no byte that anybody may fetch, and what was photographed lies sealed. */
@Pages
class CoversTests {

    private static final String HIDDEN = "GPS 36.54N 104.17E 样机";

    private final DueCheck check;
    private final Publications publications;
    private final JdbcClient jdbc;
    private final MockMvcTester mvc;
    private final SmallTown town;
    private final TestTime.Movable time;

    CoversTests(
            DueCheck check,
            Publications publications,
            JdbcClient jdbc,
            MockMvcTester mvc,
            SmallTown town,
            TestTime.Movable time) {
        this.check = check;
        this.publications = publications;
        this.jdbc = jdbc;
        this.mvc = mvc;
        this.town = town;
        this.time = time;
    }

    @BeforeEach
    void settle() {
        town.settle();
    }

    @AfterEach
    void timeIsItselfAgain() {
        time.set(InstantSource.system().instant());
    }

    @Test
    void thePublishedBytesAreBlackWhereItWasCoveredAndTheOriginalIsNowhereToBeRead() throws IOException {
        var slot = planned("2032-03");
        hand(slot, photo());
        var first = file(slot);
        assertThat(html("李芳", slot.workPath() + "/check")).contains("没有遮盖", "逐张看");

        var looked = post(slot, first, Map.of("do", "preview", "cells", "1-14", "boxes", "50 50 25 25"));
        assertThat(looked).hasStatusOk();
        assertThat(Visitor.text(looked)).contains("遮住了 2 处", "cover/preview.jpg?boxes=");
        assertThat(post(slot, first, Map.of("cells", "999"))).hasStatus(422);
        assertThat(post(slot, first, Map.of("boxes", "90 90 x"))).hasStatus(422);
        assertThat(post(slot, first, Map.of())).hasStatus(422);
        assertThat(html("李芳", path(slot, first) + "/cover")).contains("1 到 108 号格子");
        assertThat(get("赵敏", path(slot, first) + "/cover")).hasStatus(403);
        assertThat(get("赵敏", path(slot, first) + "/cover/grid.jpg")).hasStatus(403);
        assertThat(get("王强", path(slot, first) + "/cover/grid.jpg")).hasStatusOk();

        assertThat(post(slot, first, Map.of("do", "keep", "cells", "1-14", "boxes", "50 50 25 25")))
                .hasStatus3xxRedirection();
        var second = file(slot);
        assertThat(second).isNotEqualTo(first);
        assertThat(kept(first)).as("the plain original is gone").isZero();
        assertThat(get("李芳", path(slot, first))).hasStatus(404);
        assertThat(html("李芳", slot.workPath() + "/check")).contains("已遮 2 处");

        // Covered differently: from the sealed original, so that nothing stays black by mistake.
        assertThat(post(slot, second, Map.of("do", "keep", "boxes", "50 50 25 25")))
                .hasStatus3xxRedirection();
        var third = file(slot);
        assertThat(kept(second)).isZero();

        assertThat(submit(slot, false)).as("nobody looked at the originals").hasStatus(422);
        assertThat(submit(slot, true)).hasStatus3xxRedirection();
        assertThat(post(slot, third, Map.of("do", "keep", "cells", "1"))).hasStatus(409);
        publications.review(slot, Map.of("verdict", "pass"), officer("陈静"), null);

        var bytes = mvc.get()
                .uri("/open/original/" + third)
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        var shown = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(new Color(shown.getRGB(500, 350))).matches(CoversTests::isBlack, "covered");
        assertThat(new Color(shown.getRGB(405, 303))).matches(CoversTests::isBlack, "covered at its edge");
        assertThat(new Color(shown.getRGB(30, 30))).matches(CoversTests::isRed, "not covered any more");
        assertThat(new Color(shown.getRGB(300, 350))).matches(CoversTests::isRed, "never covered");
        assertThat(new String(bytes, ISO_8859_1)).doesNotContain("Exif", "GPS");
        assertThat(mvc.get().uri("/open/original/" + first)).hasStatus(404);
        assertThat(mvc.get().uri("/open/original/" + second)).hasStatus(404);
        assertThat(get("李芳", path(slot, third) + "/cover"))
                .as("what is published is not opened again")
                .hasStatus(409);
        assertThat(Visitor.text(mvc.get().uri(slot.path()).exchange())).contains("涂黑的部分是依法不公开的个人信息");

        var sealed = jdbc.sql("select original from disclosure.covered where file = :file")
                .param("file", UUID.fromString(third))
                .query(byte[].class)
                .single();
        assertThat(ImageIO.read(new ByteArrayInputStream(sealed)))
                .as("the database alone shows no picture")
                .isNull();
        assertThat(new String(sealed, ISO_8859_1)).doesNotContain("/9j/", "JFIF");
        assertThat(acts("disclosure.act.covered", slot)).isEqualTo(2);
        assertThat(acts("disclosure.act.original-opened", slot)).isPositive();
    }

    private static boolean isBlack(Color color) {
        return color.getRed() < 24 && color.getGreen() < 24 && color.getBlue() < 24;
    }

    private static boolean isRed(Color color) {
        return color.getRed() > 180 && color.getGreen() < 90;
    }

    /** All red, with a place and a device hidden in it as telephones do. */
    private static byte[] photo() throws IOException {
        var image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(220, 30, 30));
        pen.fillRect(0, 0, 800, 600);
        pen.dispose();
        var jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        var note = ("Exif\0\0" + HIDDEN).getBytes(ISO_8859_1);
        var out = new ByteArrayOutputStream();
        out.write(jpeg.toByteArray(), 0, 2);
        out.write(new byte[] {(byte) 0xff, (byte) 0xe1, (byte) ((note.length + 2) >> 8), (byte) (note.length + 2)});
        out.write(note);
        out.write(jpeg.toByteArray(), 2, jpeg.size() - 2);
        return out.toByteArray();
    }

    private Slot planned(String month) {
        time.set(Instant.parse(month + "-20T02:00:00Z"));
        check.plan(YearMonth.parse(month), place -> place.code().isWithin(SmallTown.COUNTY));
        var slot = new Slot(SmallTown.VILLAGE, "certificates", Period.of(month));
        publications.save(slot, new Contents("附原件照片。", List.of(), List.of()), 0);
        return slot;
    }

    private void hand(Slot slot, byte[] photo) {
        assertThat(mvc.post()
                        .uri(slot.workPath() + "/originals")
                        .multipart()
                        .file(new MockMultipartFile("original", "a.jpg", "image/jpeg", photo))
                        .with(As.staff(town.who("李芳"), "李芳"))
                        .with(csrf())
                        .param("edition", edition(slot))
                        .exchange())
                .hasStatus3xxRedirection();
    }

    private String edition(Slot slot) {
        return String.valueOf(publications.draft(slot).edition());
    }

    private String file(Slot slot) {
        return publications.draft(slot).contents().originals().getFirst().file();
    }

    private static String path(Slot slot, String file) {
        return slot.workPath() + "/originals/" + file;
    }

    private int kept(String file) {
        return jdbc.sql("""
                        select (select count(*) from files.file where id = :file)
                             + (select count(*) from disclosure.covered where file = :file)
                        """)
                .param("file", UUID.fromString(file))
                .query(Integer.class)
                .single();
    }

    private int acts(String act, Slot slot) {
        return jdbc.sql("select count(*) from identity.audit where act = :act and subject = :subject")
                .param("act", act)
                .param("subject", slot.record(0))
                .query(Integer.class)
                .single();
    }

    private MvcTestResult submit(Slot slot, boolean seen) {
        var request = mvc.post()
                .uri(slot.workPath() + "/check")
                .with(As.staff(town.who("李芳"), "李芳"))
                .with(csrf())
                .param("edition", edition(slot))
                .param("looked", "true");
        return (seen ? request.param("seen", "true") : request).exchange();
    }

    private MvcTestResult post(Slot slot, String file, Map<String, String> form) {
        var request = mvc.post()
                .uri(path(slot, file) + "/cover")
                .with(As.staff(town.who("李芳"), "李芳"))
                .with(csrf())
                .param("edition", edition(slot));
        form.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(String name, String address) {
        return mvc.get().uri(address).with(As.staff(town.who(name), name)).exchange();
    }

    private String html(String name, String address) {
        var answer = get(name, address);
        assertThat(answer).as(address).hasStatusOk();
        return Visitor.text(answer);
    }

    private Actor officer(String name) {
        return new Actor.Officer(town.who(name), name);
    }
}
