package org.gongzhi.territory;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * How a door code (门牌码) is written: nine random characters and a check character, none easily taken for another.
 *
 * <p>The alphabet has 29 characters, a prime, and each position its own weight, so that any one wrong character and any
 * two swapped ones are noticed before the database is asked.
 */
final class DoorCode {

    static final String ALPHABET = "23456789ABCDEFGHJKMNPQRTUVWXY";
    static final int LENGTH = 10;

    private static final SecureRandom RANDOM = new SecureRandom();

    private DoorCode() {}

    static String random() {
        var code = new StringBuilder(LENGTH);
        int sum = 0;
        for (int weight = LENGTH; weight > 1; weight--) {
            int value = RANDOM.nextInt(ALPHABET.length());
            sum += weight * value;
            code.append(ALPHABET.charAt(value));
        }
        return code.append(ALPHABET.charAt(Math.floorMod(-sum, ALPHABET.length())))
                .toString();
    }

    /** What somebody typed or scanned, as a door code; empty if it cannot be one. */
    static Optional<String> read(String typed) {
        if (typed.length() > 40) {
            return Optional.empty();
        }
        var code = Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT);
        return isRight(code) ? Optional.of(code) : Optional.empty();
    }

    /** As printed under the square: ABCDE-FGHJK. */
    static String grouped(String code) {
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }

    private static boolean isRight(String code) {
        if (code.length() != LENGTH) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int value = ALPHABET.indexOf(code.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += (LENGTH - i) * value;
        }
        return sum % ALPHABET.length() == 0;
    }
}
