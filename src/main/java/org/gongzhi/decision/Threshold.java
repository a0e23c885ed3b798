package org.gongzhi.decision;

import java.util.Locale;
import java.util.regex.Pattern;
import org.gongzhi.decision.Count.Base;

/**
 * One line of a rule (比例要求), written {@code area >= 2/3 of all} or {@code heads > 1/2 of participating}.
 *
 * <p>以上 includes the number and is {@code >=}; 过半数 and 超过 do not and are {@code >} (Civil Code 1259). Compared by
 * multiplying across, never by dividing.
 */
public record Threshold(Measure measure, boolean inclusive, long numerator, long denominator, Base base) {

    private static final Pattern WRITTEN =
            Pattern.compile("(area|heads|households) (>=|>) (\\d{1,4})/(\\d{1,4}) of (all|participating)");

    public Threshold {
        if (denominator < 1 || numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException("a share lies between 0 and 1: " + numerator + "/" + denominator);
        }
    }

    static Threshold parse(String text) {
        var match = WRITTEN.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "write a threshold like 'area >= 2/3 of all' or 'heads > 1/2 of participating', not '" + text
                            + "'");
        }
        return new Threshold(
                Measure.valueOf(match.group(1).toUpperCase(Locale.ROOT)),
                match.group(2).equals(">="),
                Long.parseLong(match.group(3)),
                Long.parseLong(match.group(4)),
                Base.valueOf(match.group(5).toUpperCase(Locale.ROOT)));
    }

    /** Whether {@code part} of {@code whole} is enough; a whole of nothing is never enough. */
    public boolean holds(long part, long whole) {
        if (whole == 0) {
            return false;
        }
        var left = Math.multiplyExact(denominator, part);
        var right = Math.multiplyExact(numerator, whole);
        return inclusive ? left >= right : left > right;
    }

    /** The least part of {@code whole} that is enough. */
    public long least(long whole) {
        var product = Math.multiplyExact(numerator, whole);
        return inclusive ? Math.ceilDiv(product, denominator) : Math.floorDiv(product, denominator) + 1;
    }

    @Override
    public String toString() {
        return "%s %s %d/%d of %s"
                .formatted(
                        measure.word(),
                        inclusive ? ">=" : ">",
                        numerator,
                        denominator,
                        base.name().toLowerCase(Locale.ROOT));
    }
}
