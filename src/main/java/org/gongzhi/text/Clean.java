package org.gongzhi.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it is compared: half width, small letters, without masks, long numbers, links and double spaces. */
public final class Clean {

    /** Phone numbers, card numbers and account names tell nothing about what is wrong. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[a-z]{0,2}\\d{6,}[a-z]?");

    private static final Pattern MASK = Pattern.compile("[*×]+|[xo○◯]{2,}|某{2,}");
    private static final Pattern LINK = Pattern.compile("https?://\\S+|www\\.\\S+|&[a-z]+;");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}]+");

    private Clean() {}

    /** The same text in the one form that is compared. */
    public static String of(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        plain = LINK.matcher(plain).replaceAll(" ");
        plain = LONG_NUMBER.matcher(plain).replaceAll(" ");
        plain = MASK.matcher(plain).replaceAll(" ");
        return SPACE.matcher(plain).replaceAll(" ").strip();
    }
}
