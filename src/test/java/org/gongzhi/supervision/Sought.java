package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Texts somebody looks for in bytes, in every way in which they may have been written down: as UTF-8, UTF-16 or GB
 * 18030, as hexadecimal digits or Base64 of each wherever it begins, percent-encoded, escaped for JSON or a page.
 */
final class Sought {

    private static final List<Charset> CHARSETS = List.of(UTF_8, UTF_16BE, UTF_16LE, Charset.forName("GB18030"));

    /** Of each form the text it stands for, by its first two bytes. */
    private final Form[][] byBeginning = new Form[1 << 16][];

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Form(String text, byte[] bytes) {}

    Sought(List<String> texts) {
        for (var text : texts) {
            for (var form : forms(text)) {
                int beginning = beginning(form, 0);
                byBeginning[beginning] = Stream.concat(
                                Stream.ofNullable(byBeginning[beginning]).flatMap(Arrays::stream),
                                Stream.of(new Form(text, form)))
                        .toArray(Form[]::new);
            }
        }
    }

    /** Which of them stand there. */
    Set<String> in(byte[] bytes) {
        var found = new LinkedHashSet<String>();
        for (int at = 0; at + 1 < bytes.length; at++) {
            var forms = byBeginning[beginning(bytes, at)];
            if (forms != null) {
                for (var form : forms) {
                    if (stands(form.bytes(), bytes, at)) {
                        found.add(form.text());
                    }
                }
            }
        }
        return found;
    }

    static List<byte[]> forms(String text) {
        var forms = new ArrayList<byte[]>();
        for (var charset : CHARSETS) {
            var plain = text.getBytes(charset);
            forms.add(plain);
            forms.add(HexFormat.of().formatHex(plain).getBytes(ISO_8859_1));
            forms.add(HexFormat.of().withUpperCase().formatHex(plain).getBytes(ISO_8859_1));
            for (int before = 0; before < 3; before++) {
                for (var encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                    var inside = base64(plain, before, encoder);
                    // Fewer characters come up by chance in what is sealed.
                    if (inside.length >= 8) {
                        forms.add(inside);
                    }
                }
            }
        }
        var percent = URLEncoder.encode(text, UTF_8);
        forms.add(percent.getBytes(ISO_8859_1));
        forms.add(percent.toLowerCase(Locale.ROOT).getBytes(ISO_8859_1));
        forms.add(escaped(text, "\\u%04x").getBytes(ISO_8859_1));
        forms.add(escaped(text, "\\u%04X").getBytes(ISO_8859_1));
        forms.add(escaped(text, "&#%d;").getBytes(ISO_8859_1));
        return forms;
    }

    /** The characters that do not depend on what stands before and after. */
    private static byte[] base64(byte[] plain, int before, Base64.Encoder encoder) {
        var shifted = new byte[before + plain.length];
        System.arraycopy(plain, 0, shifted, before, plain.length);
        var whole = encoder.withoutPadding().encodeToString(shifted);
        int from = before == 0 ? 0 : before + 1;
        return whole.substring(from, shifted.length / 3 * 4).getBytes(ISO_8859_1);
    }

    private static String escaped(String text, String form) {
        return text.chars()
                .mapToObj(c -> c < 0x80 ? String.valueOf((char) c) : form.formatted(c))
                .collect(Collectors.joining());
    }

    private static boolean stands(byte[] form, byte[] bytes, int at) {
        if (at + form.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < form.length; i++) {
            if (form[i] != bytes[at + i]) {
                return false;
            }
        }
        return true;
    }

    private static int beginning(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
