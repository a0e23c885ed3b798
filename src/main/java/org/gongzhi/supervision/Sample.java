package org.gongzhi.supervision;

import java.util.Comparator;
import java.util.List;
import org.gongzhi.kernel.Sha256;

/**
 * Draws from a list so that nobody chose and everybody can draw again (抽样). The seed is made of a secret whose digest
 * was published before, and of a root of the public log that came after: whoever knew the one could not know the other.
 */
final class Sample {

    private Sample() {}

    /** One line of the list: its code, a tab, its name. */
    record Unit(String code, String name) {

        static List<Unit> all(String frame) {
            return frame.lines()
                    .filter(line -> !line.isBlank())
                    .map(line ->
                            new Unit(line.substring(0, line.indexOf('\t')), line.substring(line.indexOf('\t') + 1)))
                    .toList();
        }

        String line() {
            return code + "\t" + name;
        }
    }

    /** Published with the announcement: SHA-256 of the secret's hex digits. */
    static String commitment(String secret) {
        return hex(secret);
    }

    /** SHA-256 of secret, colon and root, in hex. */
    static String seed(String secret, String root) {
        return hex(secret + ":" + root);
    }

    /** Those whose SHA-256 of seed, colon and code is smallest. */
    static List<Unit> draw(List<Unit> frame, String seed, int size) {
        return frame.stream()
                .sorted(Comparator.comparing((Unit unit) -> hex(seed + ":" + unit.code())))
                .limit(size)
                .toList();
    }

    static String hex(String text) {
        return Sha256.hex(text);
    }
}
