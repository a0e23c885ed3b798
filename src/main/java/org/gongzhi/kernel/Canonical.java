package org.gongzhi.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one way to write a value as bytes, so that a digest can be repeated anywhere: JSON without spaces, keys in the
 * order of their UTF-16 units, texts and whole numbers only (the part of RFC 8785 that needs no floating point).
 */
public final class Canonical {

    private Canonical() {}

    public static byte[] bytes(Object value) {
        var text = new StringBuilder();
        write(text, value);
        return text.toString().getBytes(UTF_8);
    }

    private static void write(StringBuilder text, Object value) {
        switch (value) {
            case Map<?, ?> map -> {
                var sorted = new TreeMap<String, Object>();
                map.forEach((key, item) -> sorted.put((String) key, item));
                var open = '{';
                for (var entry : sorted.entrySet()) {
                    text.append(open);
                    quote(text, entry.getKey());
                    text.append(':');
                    write(text, entry.getValue());
                    open = ',';
                }
                text.append(sorted.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                var open = '[';
                for (var item : list) {
                    text.append(open);
                    write(text, item);
                    open = ',';
                }
                text.append(list.isEmpty() ? "[]" : "]");
            }
            case String words -> quote(text, words);
            case Boolean _, Integer _, Long _ -> text.append(value);
            default -> throw new IllegalArgumentException("has no canonical form: " + value.getClass());
        }
    }

    private static void quote(StringBuilder text, String words) {
        text.append('"');
        for (var i = 0; i < words.length(); i++) {
            var c = words.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
