package org.gongzhi.territory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceCodeTests {

    @ParameterizedTest
    @ValueSource(strings = {"62", "6204", "620402", "620402001", "620402001006", "620402001006001002003", "620402A01"})
    void isAPathOfDigitsWithLettersForOurOwnZones(String code) {
        assertThat(new PlaceCode(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "6", "620", "62040", "6204020", "620402a01", "AB0402", "62 402", "620402001006001002003004"})
    void isNothingElse(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlaceCode(code));
    }

    @Test
    void namesItsCountyEvenAboveTheCounties() {
        assertThat(new PlaceCode("620402001006").county()).isEqualTo("620402");
        assertThat(new PlaceCode("6204").county()).isEqualTo("620400");
        assertThat(new PlaceCode("62").county()).isEqualTo("620000");
    }

    @ForAll
    void itsSubtreeIsARangeInByteOrder(long seed) {
        var random = new Random(seed);
        var ancestor = code(random);
        var other = random.nextBoolean() ? code(random) : new PlaceCode("620402" + "00Z");

        var inRange =
                other.value().compareTo(ancestor.from()) >= 0 && other.value().compareTo(ancestor.until()) < 0;

        assertThat(inRange).isEqualTo(other.isWithin(ancestor));
    }

    private static PlaceCode code(Random random) {
        var code = new StringBuilder("620402");
        for (int tiers = random.nextInt(4); tiers > 0; tiers--) {
            code.append("00").append("09Z1".charAt(random.nextInt(4)));
        }
        return new PlaceCode(code.toString());
    }
}
