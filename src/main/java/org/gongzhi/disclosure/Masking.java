package org.gongzhi.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Hides what must not be published: phone, identity and bank card numbers always, names in columns of names when so
 * wished. It says what it found, so that people look again.
 */
final class Masking {

    private static final Pattern DIGITS = Pattern.compile("(?<![\\dA-Za-z.])\\d[\\d -]{9,22}[\\dXx](?![\\dA-Za-z.])");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private Masking() {}

    /** What was found and what became of it: {@code phone}, {@code identity}, {@code card}, {@code name}. */
    record Found(String kind, String masked) {}

    /** The contents as they may be published, and what was hidden in them. */
    record Result(Contents contents, List<Found> found) {}

    static Result of(Contents contents, List<Column> columns, boolean names) {
        var found = new ArrayList<Found>();
        var summary = text(contents.summary(), found);
        var rows = contents.rows().stream()
                .map(row -> {
                    var cells = new ArrayList<String>();
                    for (int i = 0; i < row.size(); i++) {
                        var kind = i < columns.size() ? columns.get(i).kind() : Column.Kind.TEXT;
                        cells.add(
                                switch (kind) {
                                    case NAME -> names ? name(row.get(i), found) : text(row.get(i), found);
                                    case LINK -> row.get(i);
                                    default -> text(row.get(i), found);
                                });
                    }
                    return List.copyOf(cells);
                })
                .toList();
        var originals = contents.originals().stream()
                .map(original -> new Contents.Original(original.file(), text(original.name(), found)))
                .toList();
        return new Result(new Contents(summary, rows, originals), List.copyOf(found));
    }

    /** A text with the numbers in it hidden. */
    static String text(String text, List<Found> found) {
        return DIGITS.matcher(text).replaceAll(match -> java.util.regex.Matcher.quoteReplacement(number(match, found)));
    }

    private static String number(MatchResult match, List<Found> found) {
        var plain = match.group().replaceAll("[ -]", "");
        BiFunction<Integer, Integer, String> kept = (head, tail) -> plain.substring(0, head)
                + "*".repeat(plain.length() - head - tail)
                + plain.substring(plain.length() - tail);
        if (plain.matches("1[3-9]\\d{9}")) {
            return add(found, "phone", kept.apply(3, 4));
        }
        if (isIdentity(plain)) {
            return add(found, "identity", kept.apply(6, 0));
        }
        if (plain.matches("\\d{16,19}") && isCard(plain)) {
            return add(found, "card", kept.apply(0, 4));
        }
        return match.group();
    }

    /** 张*, 欧阳**: the family name stays, as on village boards. */
    private static String name(String text, List<Found> found) {
        var plain = text.strip();
        if (!plain.matches("[\\p{IsHan}·]{2,6}")) {
            return text(text, found);
        }
        int family = plain.length() > 3 ? 2 : 1;
        return add(found, "name", plain.substring(0, family) + "*".repeat(plain.length() - family));
    }

    private static String add(List<Found> found, String kind, String masked) {
        found.add(new Found(kind, masked));
        return masked;
    }

    /** GB 11643: seventeen digits and a check character. */
    private static boolean isIdentity(String plain) {
        if (!plain.matches("\\d{17}[\\dXx]")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (plain.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11) == Character.toUpperCase(plain.charAt(17));
    }

    /** The check digit of bank cards (Luhn). */
    private static boolean isCard(String plain) {
        int sum = 0;
        for (int i = 0; i < plain.length(); i++) {
            int digit = plain.charAt(plain.length() - 1 - i) - '0';
            int value = i % 2 == 0 ? digit : digit * 2;
            sum += value > 9 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }
}
