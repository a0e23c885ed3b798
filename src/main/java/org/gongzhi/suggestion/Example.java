package org.gongzhi.suggestion;

import org.gongzhi.text.Fingerprint;
import org.gongzhi.text.Words;

/**
 * A text somebody has sorted.
 *
 * @param print finds it again in another list
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Example(String category, int[] features, Fingerprint print) {

    static Example ofRaw(String category, String title, String detail) {
        return new Example(
                category, Features.ofRaw(title, detail), print(String.join("", Words.kept(title + "。" + detail))));
    }

    static Example ofWords(String category, String words) {
        return new Example(category, Features.ofWords(words), print(words));
    }

    private static Fingerprint print(String words) {
        return Fingerprint.of(words.replace(" ", ""));
    }
}
