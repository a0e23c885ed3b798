package org.gongzhi.text;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import java.util.List;

/** Words (词) of a Chinese text. The dictionary is read on first use and then takes some 25 MB. */
public final class Words {

    /** Names of people are left alone: nobody searches or counts by them here. */
    private static final class Cutter {
        static final Segment SEGMENT = new ViterbiSegment()
                .enableNameRecognize(false)
                .enableTranslatedNameRecognize(false)
                .enableJapaneseNameRecognize(false)
                .enablePlaceRecognize(false)
                .enableOrganizationRecognize(false);

        static {
            HanLP.Config.ShowTermNature = false;
        }
    }

    private Words() {}

    /** All words of the cleaned text in their order, without marks and spaces. */
    public static List<String> of(String text) {
        return Cutter.SEGMENT.seg(Clean.of(text)).stream()
                .map(term -> term.word)
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    /** All words but the stop words. */
    public static List<String> kept(String text) {
        return of(text).stream().filter(Words::counts).toList();
    }

    /** Whether a word is none of those that stand in any message whatever it is about. */
    public static boolean counts(String word) {
        return !StopWords.contains(word);
    }

    /** Only the words that say what it is about: two characters or more, and no stop words. */
    public static List<String> telling(String text) {
        return kept(text).stream().filter(word -> word.length() > 1).toList();
    }
}
