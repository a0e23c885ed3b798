package org.gongzhi.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongzhi.kernel.Shanghai;

/**
 * Everything an entry can be found by, each as a number of 32 bits. Two different things may share a number: whoever
 * finds by tokens compares the thing itself afterwards.
 */
final class Tokens {

    /** A matter that has not come to its end. */
    static final int OPEN = digest('o', "");

    private static final int[] TIERS = {2, 4, 6, 9, 12, 15, 18, 21};

    private Tokens() {}

    /** Each character and each pair of neighbours: what a substring is found by. A space separates. */
    static IntStream grams(String plain) {
        var points = plain.codePoints().toArray();
        var tokens = IntStream.builder();
        for (int i = 0; i < points.length; i++) {
            if (points[i] != ' ') {
                tokens.add(gram(points[i], 0));
                if (i + 1 < points.length && points[i + 1] != ' ') {
                    tokens.add(gram(points[i], points[i + 1]));
                }
            }
        }
        return tokens.build();
    }

    /** What must be there for a word to occur: its pairs, or the one character it is. */
    static IntStream needed(String word) {
        var points = word.codePoints().toArray();
        return points.length == 1
                ? IntStream.of(gram(points[0], 0))
                : IntStream.range(1, points.length).map(i -> gram(points[i - 1], points[i]));
    }

    /** A place, of the place and of all that lies in it. */
    static int place(String code) {
        return digest('p', code);
    }

    /** The place itself and every place around it. */
    static IntStream around(String code) {
        return IntStream.of(TIERS)
                .filter(length -> length <= code.length())
                .map(length -> place(code.substring(0, length)));
    }

    static IntStream bodies(Collection<String> codes) {
        return codes.stream().mapToInt(code -> digest('b', code));
    }

    static int procedure(String id) {
        return digest('k', id);
    }

    /** A category, of the category and of all that lies in it. */
    static int category(String path) {
        return digest('c', path);
    }

    /** The category itself and every category around it: its path is its code, with strokes between the names. */
    static Stream<String> wider(String path) {
        return Stream.iterate(path, at -> !at.isEmpty(), at -> at.substring(0, Math.max(0, at.lastIndexOf('/'))));
    }

    static int day(LocalDate day) {
        return digest('d', day.toString());
    }

    static int month(YearMonth month) {
        return digest('m', month.toString());
    }

    /** The months from one instant to another. */
    static IntStream months(Instant from, Instant until) {
        var end = YearMonth.from(Shanghai.day(until)).plusMonths(1);
        return Stream.iterate(
                        YearMonth.from(Shanghai.day(from)), month -> month.isBefore(end), month -> month.plusMonths(1))
                .mapToInt(Tokens::month);
    }

    static IntStream time(Instant opened) {
        var day = Shanghai.day(opened);
        return IntStream.of(day(day), month(YearMonth.from(day)));
    }

    private static int gram(int first, int second) {
        return mix(mix(first) + second);
    }

    private static int digest(char kind, String text) {
        int state = mix(kind << 21);
        for (int i = 0; i < text.length(); i++) {
            state = mix(state + text.charAt(i));
        }
        return state;
    }

    /** The finisher of MurmurHash3: every bit of the input moves every bit of the output. */
    private static int mix(int value) {
        int mixed = value + 0x9e3779b9;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }
}
