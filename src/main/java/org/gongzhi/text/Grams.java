package org.gongzhi.text;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Neighbouring characters (字串) of a text. A Chinese character is one unit, a run of letters and digits is one unit, so
 * that {@code A3区} is two; a mark or a space parts them. A gram is some units in a row, given as a hash.
 */
public final class Grams {

    private Grams() {}

    /**
     * Hands over the hash of every gram of the cleaned text from {@code shortest} to {@code longest} units, in order.
     */
    public static void each(String clean, int shortest, int longest, IntConsumer gram) {
        var last = new int[longest];
        Arrays.fill(last, 0);
        int known = 0;
        for (int at = 0; at < clean.length(); ) {
            int until = unit(clean, at);
            if (until == at) {
                known = 0;
                at += Character.charCount(clean.codePointAt(at));
                continue;
            }
            System.arraycopy(last, 0, last, 1, longest - 1);
            last[0] = hash(clean, at, until);
            known = Math.min(known + 1, longest);
            int mixed = 0;
            for (int length = 1; length <= known; length++) {
                mixed = mixed * 0x01000193 + last[length - 1];
                if (length >= shortest) {
                    gram.accept(spread(mixed + length));
                }
            }
            at = until;
        }
    }

    /** Where the unit that begins here ends; the same place if none begins here. */
    private static int unit(String text, int at) {
        int first = text.codePointAt(at);
        if (Character.isIdeographic(first)) {
            return at + Character.charCount(first);
        }
        int until = at;
        while (until < text.length()
                && Character.isLetterOrDigit(text.codePointAt(until))
                && !Character.isIdeographic(text.codePointAt(until))) {
            until += Character.charCount(text.codePointAt(until));
        }
        return until;
    }

    private static int hash(String text, int from, int until) {
        int hash = 17;
        for (int at = from; at < until; at++) {
            hash = hash * 31 + text.charAt(at);
        }
        return spread(hash);
    }

    /** Every bit of the input moves every bit of the output (the last step of MurmurHash3). */
    static int spread(int value) {
        int mixed = value;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }
}
