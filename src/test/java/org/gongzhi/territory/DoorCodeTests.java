package org.gongzhi.territory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;

class DoorCodeTests {

    @Test
    void readsACodeHoweverItWasTyped() {
        var code = DoorCode.random();

        assertThat(DoorCode.read(" " + DoorCode.grouped(code).toLowerCase(Locale.ROOT) + " "))
                .contains(code);
        assertThat(DoorCode.read(code.replaceAll("(.)", "$1 "))).contains(code);
    }

    @Test
    void readsFullWidthLettersAsChineseKeyboardsTypeThem() {
        var code = DoorCode.random();
        var wide = new StringBuilder();
        code.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));

        assertThat(DoorCode.read(wide.toString())).contains(code);
    }

    @ForAll
    void noticesAnyWrongCharacter(long seed) {
        var random = new Random(seed);
        var code = new StringBuilder(DoorCode.random());
        int at = random.nextInt(DoorCode.LENGTH);
        char wrong;
        do {
            wrong = DoorCode.ALPHABET.charAt(random.nextInt(DoorCode.ALPHABET.length()));
        } while (wrong == code.charAt(at));
        code.setCharAt(at, wrong);

        assertThat(DoorCode.read(code.toString())).isEmpty();
    }

    @ForAll
    void noticesAnyTwoSwappedCharacters(long seed) {
        var random = new Random(seed);
        var code = DoorCode.random();
        int one = random.nextInt(DoorCode.LENGTH);
        int other = random.nextInt(DoorCode.LENGTH);
        var swapped = new StringBuilder(code);
        swapped.setCharAt(one, code.charAt(other));
        swapped.setCharAt(other, code.charAt(one));

        assertThat(DoorCode.read(swapped.toString()).isPresent()).isEqualTo(code.charAt(one) == code.charAt(other));
    }

    @Test
    void takesNothingElseForACode() {
        assertThat(DoorCode.read("")).isEmpty();
        assertThat(DoorCode.read("2222")).isEmpty();
        assertThat(DoorCode.read("OOOOO-IIIII")).isEmpty();
        assertThat(DoorCode.read("2".repeat(5000))).isEmpty();
        assertThat(DoorCode.read("'; drop table")).isEmpty();
    }
}
