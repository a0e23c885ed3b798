package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gongzhi.identity.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes that are printed into letters and delivered to units (投票码). The program keeps only a keyed digest: printed
 * again, a unit gets another code, the old one is void, and the log says that letters were printed.
 */
@Service
@Transactional
class Codes {

    /** Without letters and digits that look alike. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Printing printing;
    private final Vault vault;
    private final InstantSource time;

    Codes(JdbcClient jdbc, Printing printing, Vault vault, InstantSource time) {
        this.jdbc = jdbc;
        this.printing = printing;
        this.vault = vault;
        this.time = time;
    }

    /** A code as it is printed, once: {@code ABCD-EFGH-JKLM}. */
    record Letter(String unit, String building, long area, String code) {}

    /**
     * Makes new codes for the units of a building.
     *
     * @throws org.gongzhi.kernel.Refusal before the roll is frozen, after the vote is over, or where another system is
     *     the box
     */
    List<Letter> print(String number, String building) {
        var lines = printing.units(number, building);
        var letters = new ArrayList<Letter>(lines.size());
        for (var line : lines) {
            letters.add(new Letter(line.unit(), line.building(), line.area(), next()));
        }
        keep(number, letters);
        printing.note(number, "codes", building, lines.size());
        return letters;
    }

    private void keep(String number, List<Letter> letters) {
        jdbc.sql("update decision.code set void = true where vote = :vote and not void and unit = any (:units)")
                .param("vote", number)
                .param("units", letters.stream().map(Letter::unit).toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into decision.code (vote, digest, unit, at)
                        select :vote, digest, unit, :at from unnest(:digests, :units) as one(digest, unit)
                        """)
                .param("vote", number)
                .param(
                        "digests",
                        letters.stream()
                                .map(letter -> digest(number, letter.code()))
                                .toArray(byte[][]::new))
                .param("units", letters.stream().map(Letter::unit).toArray(String[]::new))
                .param("at", utc(time.instant()))
                .update();
    }

    /** The unit to which this code was delivered. */
    @Transactional(readOnly = true)
    Optional<String> unit(String number, String typed) {
        return jdbc.sql("select unit from decision.code where vote = :vote and digest = :digest and not void")
                .param("vote", number)
                .param("digest", digest(number, typed))
                .query(String.class)
                .optional();
    }

    private byte[] digest(String number, String code) {
        var plain = code.replaceAll("[\\s\\-—－]", "").toUpperCase(Locale.ROOT);
        return vault.mac("vote-code", number + "/" + plain);
    }

    private static String next() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
