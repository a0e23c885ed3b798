package org.gongzhi.disclosure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads days as clerks and spreadsheets write them: 2026-11-25, 2026/11/5, 2026.11.5, 2026年11月5日, 45987. */
final class Days {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    /** A spreadsheet counts days from the last one of 1899. */
    private static final Pattern COUNTED = Pattern.compile("(\\d{5})(?:\\.0+)?");

    private static final LocalDate ZERO = LocalDate.of(1899, 12, 30);

    private Days() {}

    static Optional<LocalDate> parse(String text) {
        var plain = text.strip();
        var counted = COUNTED.matcher(plain);
        if (counted.matches()) {
            return Optional.of(ZERO.plusDays(Long.parseLong(counted.group(1))));
        }
        var written = WRITTEN.matcher(plain);
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(written.group(1)),
                    Integer.parseInt(written.group(2)),
                    Integer.parseInt(written.group(3))));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
