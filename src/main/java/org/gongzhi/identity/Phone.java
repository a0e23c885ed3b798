package org.gongzhi.identity;

import java.util.Optional;
import java.util.regex.Pattern;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** A telephone number in the mainland's form, written one way: 13800000000 or 09438221234. */
public record Phone(String value) {

    private static final Pattern NOISE = Pattern.compile("[\\s\\-()（）－·.]");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{9,11}");

    public Phone {
        if (!MOBILE.matcher(value).matches() && !LANDLINE.matcher(value).matches()) {
            throw Refusal.invalid("identity.phone-unreadable");
        }
    }

    /**
     * Reads a phone as people write it.
     *
     * @throws Refusal if the text is no telephone number
     */
    public static Phone parse(String text) {
        return new Phone(normalise(text));
    }

    /** The phone, if the text is one; for optional fields and imports. */
    public static Optional<Phone> find(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var normal = normalise(text);
        return MOBILE.matcher(normal).matches() || LANDLINE.matcher(normal).matches()
                ? Optional.of(new Phone(normal))
                : Optional.empty();
    }

    static String normalise(String text) {
        var digits = NOISE.matcher(narrow(text)).replaceAll("");
        for (var prefix : new String[] {"+86", "0086"}) {
            if (digits.startsWith(prefix)) {
                digits = digits.substring(prefix.length());
            }
        }
        return digits.length() == 13 && digits.startsWith("86") ? digits.substring(2) : digits;
    }

    /** Only a mobile phone can receive a code. */
    public boolean isMobile() {
        return MOBILE.matcher(value).matches();
    }

    /** 138****0000. */
    public String masked() {
        return value.substring(0, 3) + "*".repeat(value.length() - 7) + value.substring(value.length() - 4);
    }

    /** Masked, so that a log line never carries the number. */
    @Override
    public String toString() {
        return masked();
    }

    /** Chinese keyboards often type full-width digits. */
    private static String narrow(String text) {
        var narrowed = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= '０' && c <= '９' ? c - '０' + '0' : c == '＋' ? '+' : c)
                .forEach(narrowed::appendCodePoint);
        return narrowed.toString();
    }
}
