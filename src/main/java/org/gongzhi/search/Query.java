package org.gongzhi.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for; null means anything.
 *
 * @param words all must occur, anywhere in the text; a full number finds that one matter
 * @param place a place whose whole subtree is meant
 * @param ended only matters that came to an end, or only those that did not
 */
public record Query(
        List<String> words,
        @Nullable String procedure,
        @Nullable String category,
        @Nullable String state,
        @Nullable Boolean ended,
        @Nullable String place,
        @Nullable Instant from,
        @Nullable Instant until) {

    static final int LONGEST = 100;

    /** @throws Refusal when more was typed than anybody looks for */
    static List<String> words(@Nullable String typed) {
        if (typed == null) {
            return List.of();
        }
        if (typed.strip().length() > LONGEST) {
            throw Refusal.invalidFields(Map.of("q", "search.too-long"));
        }
        return Plain.words(typed);
    }

    /** Each word as a pattern in which no character of it is special. */
    String[] patterns() {
        return words.stream()
                .map(word ->
                        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toArray(String[]::new);
    }
}
