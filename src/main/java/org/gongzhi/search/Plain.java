package org.gongzhi.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes text the way it is compared: one case, one width, and a space for everything nobody can see. Each character
 * stays where it was, so that a hit in the plain text is a hit in the text people read.
 */
final class Plain {

    private Plain() {}

    static String of(String text) {
        var plain = new char[text.length()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = isHalf(text, i) ? ' ' : of(text.charAt(i));
        }
        return new String(plain);
    }

    /** Half a character alone cannot be stored, and nobody typed it on purpose. */
    private static boolean isHalf(String text, int at) {
        var c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static char of(char c) {
        if (Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return ' ';
        }
        // The wide forms of ASCII stand in the same order, 0xFEE0 further on.
        var narrow = c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xfee0) : c;
        return Character.toLowerCase(narrow);
    }

    /** The words somebody looks for, each once, in the order typed. */
    static List<String> words(String typed) {
        return Arrays.stream(of(typed).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** A piece of a text, and whether it is one of the words looked for. */
    record Piece(String text, boolean hit) {}

    /** The text around the first hit, in pieces; its beginning when no word occurs in it. */
    static List<Piece> excerpt(String text, List<String> words, int length) {
        var plain = of(text);
        int first = words.stream()
                .mapToInt(plain::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(0);
        int from = whole(text, Math.max(0, Math.min(first - length / 4, text.length() - length)));
        int until = whole(text, Math.min(text.length(), from + length));
        var pieces = new ArrayList<Piece>();
        if (from > 0) {
            pieces.add(new Piece("…", false));
        }
        mark(text.substring(from, until), words, pieces);
        if (until < text.length()) {
            pieces.add(new Piece("…", false));
        }
        return pieces;
    }

    /** The whole text in pieces. */
    static List<Piece> marked(String text, List<String> words) {
        var pieces = new ArrayList<Piece>();
        mark(text, words, pieces);
        return pieces;
    }

    private static void mark(String text, List<String> words, List<Piece> pieces) {
        var plain = of(text);
        var hit = new boolean[text.length()];
        for (var word : words) {
            for (int at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + 1)) {
                Arrays.fill(hit, at, at + word.length(), true);
            }
        }
        for (int from = 0, at = 1; at <= hit.length; at++) {
            if (at == hit.length || hit[at] != hit[from]) {
                pieces.add(new Piece(text.substring(from, at), hit[from]));
                from = at;
            }
        }
    }

    /** Never between the two halves of a character. */
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
