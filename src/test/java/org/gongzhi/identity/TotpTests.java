package org.gongzhi.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

    private static final String DIGITS = "1234567890";

    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void agreesWithTheVectorsOfRfc6238(long second, String sha1, String sha256, String sha512) {
        var step = Totp.step(Instant.ofEpochSecond(second));

        assertThat(Totp.code(seed(20), step, 8, "HmacSHA1")).isEqualTo(sha1);
        assertThat(Totp.code(seed(32), step, 8, "HmacSHA256")).isEqualTo(sha256);
        assertThat(Totp.code(seed(64), step, 8, "HmacSHA512")).isEqualTo(sha512);
    }

    @ParameterizedTest
    @CsvSource({"0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314", "5, 254676", "9, 520489"})
    void agreesWithTheVectorsOfRfc4226(long counter, String code) {
        assertThat(Totp.code(seed(20), counter)).isEqualTo(code);
    }

    @Test
    void forgivesAClockHalfAMinuteWrongAndNotMore() {
        var now = Instant.ofEpochSecond(1_000_000_020);

        assertThat(Totp.stepOf(seed(20), Totp.code(seed(20), Totp.step(now) - 1), now))
                .hasValue(Totp.step(now) - 1);
        assertThat(Totp.stepOf(seed(20), Totp.code(seed(20), Totp.step(now) + 1), now))
                .hasValue(Totp.step(now) + 1);
        assertThat(Totp.stepOf(seed(20), Totp.code(seed(20), Totp.step(now) - 2), now))
                .isEmpty();
        assertThat(Totp.stepOf(seed(20), "", now)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void writesSecretsAsRfc4648Says(String plain, String written) {
        assertThat(Totp.base32(plain.getBytes(US_ASCII))).isEqualTo(written);
    }

    private static byte[] seed(int length) {
        return DIGITS.repeat(7).substring(0, length).getBytes(US_ASCII);
    }
}
