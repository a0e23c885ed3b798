package org.gongzhi.suggestion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongzhi.text.Clean;
import org.gongzhi.text.Grams;
import org.gongzhi.text.Words;

/**
 * What of a text is counted: single characters, pairs and words, after the stop words are gone, each as one of 2^18
 * hash values. Text is joined without its spaces, because in the messages to learn from nobody can tell any more where
 * marks and stop words stood.
 */
final class Features {

    static final int BUCKETS = 1 << 18;

    private Features() {}

    /** Of a message as it was written. The title counts twice. */
    static int[] ofRaw(String title, String detail) {
        var said = Words.kept(title);
        return of(
                Stream.of(said, said, Words.kept(detail)).flatMap(List::stream).toList());
    }

    /** Of words that were cut and thinned out before. */
    static int[] ofWords(String parted) {
        return of(Stream.of(Clean.of(parted).split(" ")).filter(Words::counts).toList());
    }

    /** Sorted; what occurs often is there often. */
    private static int[] of(List<String> words) {
        var found = IntStream.builder();
        Grams.each(String.join("", words), 1, 2, gram -> found.add(bucket(gram)));
        for (var word : words) {
            if (word.length() > 1) {
                found.add(bucket(word.hashCode() * 31 + 7));
            }
        }
        var sorted = found.build().toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static int bucket(int hash) {
        return (hash ^ (hash >>> 18)) & (BUCKETS - 1);
    }
}
