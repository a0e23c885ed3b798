package org.gongzhi.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;

class DarkroomTests {

    private final Darkroom darkroom = new Darkroom();

    @Test
    void forgetsWhereThePhotographWasTaken() throws IOException {
        var taken = Pictures.withExif(Pictures.photo("jpg", 400, 300), 1);
        assertThat(new String(taken, ISO_8859_1)).contains("Exif\0\0", "GPS-PLANTED-HERE");

        var kept = darkroom.develop(taken);

        assertThat(new String(kept, ISO_8859_1)).doesNotContain("Exif", "GPS-PLANTED-HERE", "http://ns.adobe.com");
        assertThat(Jpegs.scans(kept)).isEqualTo(1);
    }

    @Test
    void forgetsAFileHiddenBehindThePicture() throws IOException {
        var photo = Pictures.photo("jpg", 40, 30);
        var hidden = "PK\u0003\u0004 a second file".getBytes(ISO_8859_1);
        var both = ByteBuffer.allocate(photo.length + hidden.length)
                .put(photo)
                .put(hidden)
                .array();

        assertThat(new String(darkroom.develop(both), ISO_8859_1)).doesNotContain("a second file");
    }

    @Test
    void turnsThePhotographUpright() throws IOException {
        var sideways = Pictures.withExif(Pictures.photo("jpg", 400, 300), 6);

        var kept = Pictures.seen(darkroom.develop(sideways));

        assertThat(kept.getWidth()).isEqualTo(300);
        assertThat(kept.getHeight()).isEqualTo(400);
        assertThat(Pictures.colour(kept, 280, 200)).isEqualTo("RED");
        assertThat(Pictures.colour(kept, 20, 200)).isEqualTo("BLUE");
    }

    @Test
    void makesLargePhotographsSmallAndLeavesSmallOnesAlone() throws IOException {
        var large = Pictures.seen(darkroom.develop(Pictures.photo("jpg", 8192, 6144)));
        assertThat(large.getWidth()).isEqualTo(1600);
        assertThat(large.getHeight()).isEqualTo(1200);
        assertThat(Pictures.colour(large, 800, 300)).isEqualTo("RED");

        var small = Pictures.seen(darkroom.develop(Pictures.photo("gif", 64, 48)));
        assertThat(small.getWidth()).isEqualTo(64);
        assertThat(small.getHeight()).isEqualTo(48);
    }

    @Test
    void drawsTransparentPicturesOnWhite() throws IOException {
        var transparent = new java.awt.image.BufferedImage(20, 20, java.awt.image.BufferedImage.TYPE_INT_ARGB);
        var output = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(transparent, "png", output);

        var kept = Pictures.seen(darkroom.develop(output.toByteArray()));

        assertThat(new Color(kept.getRGB(10, 10))).isEqualTo(Color.WHITE);
    }

    @Test
    void refusesABombBeforeUnpackingIt() throws IOException {
        var bomb = Pictures.photo("png", 10, 10);
        // A PNG says its size in bytes 16 to 24; 60,000 × 60,000 would unpack to 14 GB.
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);
        var crc = new CRC32();
        crc.update(bomb, 12, 17);
        ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());

        assertRefused(bomb, "files.photo-too-many-pixels");
    }

    @Test
    void refusesWhatItCannotReadAndSaysWhy() throws IOException {
        assertRefused("\0\0\0\u0018ftypheic".getBytes(ISO_8859_1), "files.photo-heic");
        assertRefused("<svg onload='alert(1)'>".getBytes(ISO_8859_1), "files.photo-unknown");
        assertRefused(new byte[0], "files.photo-unknown");
        assertRefused(new byte[Darkroom.LIMIT + 1], "files.photo-too-large");
        assertRefused(Arrays.copyOf(Pictures.photo("jpg", 400, 300), 200), "files.photo-damaged");
        var endless = new byte[4000];
        endless[0] = (byte) 0xff;
        for (int at = 1; at < endless.length; at += 2) {
            endless[at] = (byte) (at == 1 ? 0xd8 : 0xda);
            endless[at + 1 < endless.length ? at + 1 : at] = (byte) 0xff;
        }
        assertRefused(endless, "files.photo-damaged");
    }

    @ForAll(tries = 100)
    void answersDamageWithARefusalAndNothingElse(long seed) throws IOException {
        var random = new Random(seed);
        var photo = Pictures.withExif(Pictures.photo("jpg", 60, 40), 1 + random.nextInt(8));
        for (int hits = random.nextInt(20); hits >= 0; hits--) {
            photo[random.nextInt(photo.length)] = (byte) random.nextInt(256);
        }
        try {
            assertThat(darkroom.develop(photo)).startsWith(0xff, 0xd8);
        } catch (Refusal refusal) {
            assertThat(refusal.code()).startsWith("files.photo-");
        }
    }

    @Test
    void drawsForManyPeopleAtOnce() throws Exception {
        var photo = Pictures.photo("jpg", 1200, 900);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<byte[]> task = () -> darkroom.develop(photo);
            var kept =
                    people.invokeAll(IntStream.range(0, 24).mapToObj(_ -> task).toList());
            assertThat(kept).allSatisfy(each -> assertThat(each.get()).startsWith(0xff, 0xd8));
        }
    }

    private void assertRefused(byte[] raw, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> darkroom.develop(raw))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
