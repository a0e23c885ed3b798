package org.gongzhi.procedure;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A matter's number (一案一码), such as {@code SQ620402-261122-000317}: kind, county, day, sequence and a check digit (ISO
 * 7064 MOD 11,10 over the digits), so that a mistyped number is told from an unknown one.
 */
public record MatterNumber(String value) {

    private static final Pattern FORM = Pattern.compile("([A-Z]{2})(\\d{6})-?(\\d{6})-?(\\d{6,9})");
    private static final Pattern PATTERN = Pattern.compile("[A-Z]{2}\\{place6}-\\{date}-\\{seq5}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    static boolean isPattern(String pattern) {
        return PATTERN.matcher(pattern).matches();
    }

    static MatterNumber of(String pattern, String county, LocalDate day, long sequence) {
        var number = pattern.replace("{place6}", county)
                .replace("{date}", DAY.format(day))
                .replace("{seq5}", "%05d".formatted(sequence));
        return new MatterNumber(number + check(number));
    }

    /** Reads what a person typed: any case, spaces or missing hyphens; empty when it cannot be a number. */
    public static Optional<MatterNumber> parse(String typed) {
        var form = FORM.matcher(typed.strip().replaceAll("[\\s–—_]", "").toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        var number = "%s%s-%s-%s".formatted(form.group(1), form.group(2), form.group(3), form.group(4));
        var body = number.substring(0, number.length() - 1);
        return check(body) == number.charAt(number.length() - 1)
                ? Optional.of(new MatterNumber(number))
                : Optional.empty();
    }

    public String county() {
        return value.substring(2, 8);
    }

    private static char check(String number) {
        int product = 10;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '0' && c <= '9') {
                int sum = (product + (c - '0')) % 10;
                product = (sum == 0 ? 10 : sum) * 2 % 11;
            }
        }
        return (char) ('0' + (11 - product) % 10);
    }

    @Override
    public String toString() {
        return value;
    }
}
