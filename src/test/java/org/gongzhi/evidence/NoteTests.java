package org.gongzhi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.gongzhi.kernel.Canonical;
import org.gongzhi.kernel.Sha256;
import org.junit.jupiter.api.Test;

class NoteTests {

    /** The example key of the signed-note specification. */
    private static final String EXAMPLE = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private final LogKey key = new LogKey(new byte[32], "example.org/log");

    @Test
    void readsAndWritesThePublishedKey() {
        assertThat(NoteKey.parse(EXAMPLE)).hasToString(EXAMPLE);
    }

    @Test
    void aKeyWhoseIdDoesNotFitIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NoteKey.parse(EXAMPLE.replace("530d903a", "530d903b")))
                .withMessageContaining("id");
    }

    @Test
    void aSignedCheckpointReadsBackAndVerifies() {
        var note = SignedNote.parse(
                key.sign(new Checkpoint(key.origin(), 7, Merkle.emptyRoot())).toString());

        assertThat(note.isSignedBy(key.shown())).isTrue();
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(7);
    }

    @Test
    void aChangedTextOrAnotherKeyDoesNotVerify() {
        var note = key.sign(new Checkpoint(key.origin(), 7, Merkle.emptyRoot())).toString();
        var other = new LogKey(Sha256.of(new byte[] {1}), "example.org/log");

        assertThat(SignedNote.parse(note.replace("\n7\n", "\n8\n")).isSignedBy(key.shown()))
                .isFalse();
        assertThat(SignedNote.parse(note).isSignedBy(other.shown())).isFalse();
    }

    @Test
    void aSignatureOfSomebodyUnknownIsIgnored() {
        var stranger = new LogKey(Sha256.of(new byte[] {1}), "example.net/stranger");
        var checkpoint = new Checkpoint(key.origin(), 7, Merkle.emptyRoot());
        var note = key.sign(checkpoint).with(stranger.sign(checkpoint).lines().getFirst());

        assertThat(SignedNote.parse(note.toString()).isSignedBy(key.shown())).isTrue();
    }

    @Test
    void sizesWithLeadingZerosAndShortRootsAreNoCheckpoints() {
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("a\n07\nAAAA\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("a\n7\nAAAA\n"));
    }

    @Test
    void theSameFactsAreTheSameBytesWhateverTheirOrder() {
        var text = new String(Canonical.bytes(Map.of("b", 2, "a", "街“道”\n\"\\\u0001")), UTF_8);

        assertThat(text).isEqualTo("{\"a\":\"街“道”\\n\\\"\\\\\\u0001\",\"b\":2}");
    }
}
