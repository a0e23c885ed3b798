package org.gongzhi.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest
class FilesTests {

    private final Files files;
    private final Abandoned abandoned;
    private final TestTime.Movable time;

    FilesTests(Files files, Abandoned abandoned, TestTime.Movable time) {
        this.files = files;
        this.abandoned = abandoned;
        this.time = time;
    }

    @Test
    void whatWasNeverHandedInIsDeletedAfterADayAndNothingElse() throws IOException {
        var handedIn = files.keepPhoto(Pictures.photo("jpg", 40, 30));
        var givenUp = files.keepPhoto(Pictures.photo("jpg", 40, 30));
        files.handIn("SQ620402-1125-00001", List.of(handedIn));
        time.advance(Duration.ofHours(23));
        try {
            var fresh = files.keepPhoto(Pictures.photo("jpg", 40, 30));
            abandoned.sweep();
            assertThat(files.find(givenUp)).isPresent();

            time.advance(Duration.ofHours(2));
            assertThat(abandoned.sweep()).isPositive();

            assertThat(files.find(givenUp)).isEmpty();
            assertThat(files.find(handedIn)).isPresent();
            assertThat(files.find(fresh)).isPresent();
        } finally {
            time.advance(Duration.ofHours(-25));
        }
    }

    @Test
    void whatWasNeverKeptCannotBeHandedIn() throws IOException {
        var kept = files.keepPhoto(Pictures.photo("jpg", 40, 30));

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> files.handIn("SQ620402-1125-00002", List.of(kept, UUID.randomUUID())))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("files.unknown"));
    }

    @Test
    void keepsAPhotographAndGivesItBack() throws IOException {
        var id = files.keepPhoto(Pictures.withExif(Pictures.photo("jpg", 400, 300), 1));

        var kept = files.find(id).orElseThrow();

        assertThat(kept.type()).isEqualTo("image/jpeg");
        assertThat(kept.size()).isEqualTo(kept.bytes().length).isPositive();
        assertThat(new String(kept.bytes(), ISO_8859_1)).doesNotContain("Exif");
        assertThat(files.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void keepsADocumentAsItCameAndKnowsItByItsDigest() throws IOException {
        var paper = "%PDF-1.7 the same bytes".getBytes(ISO_8859_1);

        var once = files.keepDocument(paper);
        var again = files.keepDocument(paper);
        var photo = files.keepDocument(Pictures.photo("jpg", 40, 30));

        assertThat(files.find(once).orElseThrow().bytes()).isEqualTo(paper);
        assertThat(files.digest(once)).isEqualTo(files.digest(again)).isPresent();
        assertThat(files.find(photo).orElseThrow().type()).isEqualTo("image/jpeg");
        assertThat(Files.response(files.find(once).orElseThrow())
                        .getHeaders()
                        .getContentDisposition()
                        .isAttachment())
                .isTrue();
    }

    @Test
    void takesNoArchiveAndNoMacrosForADocument() {
        for (var content : List.of("evil.exe", "word/document.xml word/vbaProject.bin")) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> files.keepDocument(("PK\u0003\u0004" + content).getBytes(ISO_8859_1)))
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("files.document-unknown"));
        }
    }

    @Test
    void believesTheFirstBytesOfARecordingAndNotItsName() {
        assertThat(kept("\0\0\0\u001cftypM4A \0\0\0\0", "audio/mp4")).isEqualTo("audio/mp4");
        assertThat(kept("\u001aE\u00df\u00a3\u009fB\u0086\u0081\u0001B\u0082\u0084webm", "audio/webm;codecs=opus"))
                .isEqualTo("audio/webm");
        assertThat(kept("OggS\0\u0002", "audio/ogg")).isEqualTo("audio/ogg");
        assertThat(kept("ID3\u0004\0", "audio/mpeg")).isEqualTo("audio/mpeg");
        assertThat(kept("\u00ff\u00fb\u0090\0", "audio/mp3")).isEqualTo("audio/mpeg");
        assertThat(kept("\u00ff\u00f1P\u0080", "")).isEqualTo("audio/aac");
        assertThat(kept("RIFF\0\0\0\0WAVEfmt ", "application/octet-stream")).isEqualTo("audio/wav");
        assertThat(kept("#!AMR\n", "video/3gpp")).isEqualTo("audio/amr");

        assertRefused("<html><script>".getBytes(ISO_8859_1), "audio/mpeg", "files.recording-unknown");
        assertRefused("RIFF\0\0\0\0AVI ".getBytes(ISO_8859_1), "audio/wav", "files.recording-unknown");
        assertRefused("OggS\0\u0002".getBytes(ISO_8859_1), "text/html", "files.recording-unknown");
        assertRefused("\0\0\0\u0018ftypheic".getBytes(ISO_8859_1), "audio/mp4", "files.recording-unknown");
        assertRefused(new byte[0], "", "files.recording-unknown");
        var long_ = Arrays.copyOf("OggS".getBytes(ISO_8859_1), Recordings.LIMIT + 1);
        assertRefused(long_, "audio/ogg", "files.recording-too-large");
    }

    @Test
    void letsABrowserLookAndListenButNothingElse() {
        var photo = Files.response(new StoredFile(UUID.randomUUID(), "image/jpeg", 2, new byte[2]));
        assertThat(photo.getHeaders().getFirst("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(photo.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(photo.getHeaders().getContentDisposition().isInline()).isTrue();
        assertThat(photo.getHeaders().getCacheControl()).contains("private", "max-age=31536000");

        var voice = Files.response(new StoredFile(UUID.randomUUID(), "audio/mp4", 2, new byte[2]));
        assertThat(voice.getHeaders().getContentDisposition().isAttachment()).isTrue();
        assertThat(voice.getHeaders().getContentDisposition().getFilename()).endsWith(".m4a");
    }

    private String kept(String head, String declared) {
        var id = files.keepRecording(head.getBytes(ISO_8859_1), declared);
        return files.find(id).orElseThrow().type();
    }

    private void assertRefused(byte[] raw, String declared, String code) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> files.keepRecording(raw, declared))
                .extracting(Refusal::code)
                .isEqualTo(code);
    }
}
