package org.gongzhi.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.gongzhi.testing.ForAll;

class MatterNumberTests {

    @ForAll
    void isReadBackHoweverItIsTyped(long seed) {
        var number = any(new Random(seed));

        assertThat(MatterNumber.parse(number.value())).contains(number);
        assertThat(MatterNumber.parse(
                        " " + number.value().toLowerCase(Locale.ROOT).replace("-", "") + " "))
                .contains(number);
    }

    @ForAll
    void noticesAnyWrongDigit(long seed) {
        var random = new Random(seed);
        var number = any(random).value();
        int at = 2 + random.nextInt(6);
        var wrong = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);

        assertThat(MatterNumber.parse(number.substring(0, at) + wrong + number.substring(at + 1)))
                .isEmpty();
    }

    private static MatterNumber any(Random random) {
        var day = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(30_000));
        return MatterNumber.of(
                "SQ{place6}-{date}-{seq5}",
                "%06d".formatted(random.nextInt(1_000_000)),
                day,
                1 + random.nextInt(200_000));
    }
}
