package org.gongzhi.suggestion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongzhi.text.Clean;
import org.gongzhi.text.Grams;
import org.gongzhi.text.Words;

/**
 * What of a text is counted: single characters, pairs and words, after the stop words are gone, each as one of 2^20
 * hash values. Text is joined without its spaces, because in the messages to learn from nobody can tell any more where
 * marks and stop words stood.
 */
final class Features {

    static final int BUCKETS = 1 << 20;

    /** So many words are mostly the title; what begins a message counts so many times. */
    private static final int OPENING = 8;

    private static final int TOLD = 3;

    private Features() {}

    /** Of a message as it was written. */
    static int[] ofRaw(String title, String detail) {
        return of(
                Stream.of(title, detail).map(Words::kept).flatMap(List::stream).toList());
    }

    /** Of words that were thinned out before. They are cut anew, in the way that raw texts will be. */
    static int[] ofWords(String parted) {
        return of(Words.of(
                Stream.of(Clean.of(parted).split(" ")).filter(Words::counts).collect(Collectors.joining())));
    }

    /** Sorted; what occurs often is there often. */
    private static int[] of(List<String> words) {
        var found = IntStream.builder();
        add(found, words);
        for (int i = 1; i < TOLD; i++) {
            add(found, words.subList(0, Math.min(OPENING, words.size())));
        }
        var sorted = found.build().toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static void add(IntStream.Builder found, List<String> words) {
        Grams.each(String.join("", words), 1, 2, gram -> found.add(bucket(gram)));
        for (var word : words) {
            if (word.length() > 1) {
                found.add(bucket(word.hashCode() * 31 + 7));
            }
        }
    }

    private static int bucket(int hash) {
        return (hash ^ (hash >>> 12)) & (BUCKETS - 1);
    }
}
