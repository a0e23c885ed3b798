package org.gongzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTests {

    private static final String OLD = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private static final String NEW = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    private final Vault vault = new Vault(new KeyRing("", ""));

    @ForAll
    void whatIsSealedOpensAgain(long seed) {
        var plain = words(new Random(seed));

        assertThat(vault.open(vault.seal(plain, "row 1"), "row 1")).isEqualTo(plain);
    }

    @ForAll
    void oneChangedBitIsNoticed(long seed) {
        var random = new Random(seed);
        var sealed = vault.seal(words(random), "row 1");
        sealed[random.nextInt(sealed.length)] ^= (byte) (1 << random.nextInt(8));

        assertThatIllegalStateException().isThrownBy(() -> vault.open(sealed, "row 1"));
    }

    @ForAll
    void aValueCutShortIsNoticed(long seed) {
        var random = new Random(seed);
        var sealed = vault.seal(words(random), "row 1");
        var cut = java.util.Arrays.copyOf(sealed, random.nextInt(sealed.length));

        assertThatIllegalStateException().isThrownBy(() -> vault.open(cut, "row 1"));
    }

    @Test
    void aValueMovedToAnotherRowDoesNotOpen() {
        var sealed = vault.seal("13800000000", "row 1");

        assertThatIllegalStateException().isThrownBy(() -> vault.open(sealed, "row 2"));
    }

    @Test
    void theSamePlainTextNeverLooksTheSame() {
        assertThat(vault.seal("13800000000", "row 1")).isNotEqualTo(vault.seal("13800000000", "row 1"));
    }

    @Test
    void aPhoneIsFoundHoweverItIsWritten() {
        var digest = vault.digest("13800001234");

        assertThat(vault.digest("+86 138-0000-1234")).isEqualTo(digest);
        assertThat(vault.digest("１３８００００１２３４")).isEqualTo(digest);
        assertThat(vault.digest("13800001235")).isNotEqualTo(digest);
    }

    @Test
    void afterRotationOldValuesOpenAndPhonesAreStillFound() {
        var before = new Vault(new KeyRing(OLD, ""));
        var after = new Vault(new KeyRing(OLD + "," + NEW, ""));
        var sealed = before.seal("李芳", "row 1");

        assertThat(after.open(sealed, "row 1")).isEqualTo("李芳");
        assertThat(after.seal("李芳", "row 1")[0]).isEqualTo((byte) 2);
        assertThat(after.digest("13800001234")).isEqualTo(before.digest("13800001234"));
        assertThatIllegalStateException().isThrownBy(() -> before.open(after.seal("李芳", "row 1"), "row 1"));
    }

    @Test
    void theKeyIsMadeOnceAndReadableByItsOwnerAlone(@TempDir Path data) throws IOException {
        var first = new Vault(new KeyRing("", data.toString()));
        var second = new Vault(new KeyRing("", data.toString()));
        var file = data.resolve("keys/1.key");

        assertThat(second.open(first.seal("李芳", "row 1"), "row 1")).isEqualTo("李芳");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file).strip()).hasSize(44);
    }

    private static String words(Random random) {
        return random.ints(random.nextInt(1, 200), 0x20, 0x9fff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
