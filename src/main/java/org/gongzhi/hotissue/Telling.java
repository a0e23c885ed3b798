package org.gongzhi.hotissue;

import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongzhi.text.Gist;

/**
 * One person telling of a problem, once.
 *
 * @param id the number of the matter or of the message
 * @param who the same for the same person, else meaningless; empty if unknown
 * @param place the code of the place, empty if unknown
 * @param support how many others said they agree
 * @param whole what title and detail are about
 * @param detail what the detail alone is about: two troubles of one estate share the title's name of it
 */
record Telling(String id, String who, String title, Instant at, String place, int support, Gist whole, Gist detail) {

    private static final double DETAIL = 0.3;
    private static final Pattern ESTATE = Pattern.compile("(\\p{IsHan}{2})小区");
    private static final Set<String> ANY_ESTATE =
            Set.of("我们", "附近", "安置", "居民", "住宅", "老旧", "旁边", "整个", "这个", "居住", "周边");

    static Telling of(String id, String who, String title, String detail, Instant at, String place, int support) {
        return new Telling(id, who, title, at, place, support, Gist.of(title, detail), Gist.of(detail));
    }

    /** Two estates named in two titles are two problems, however alike the words are. */
    double likeness(Telling other) {
        if (elsewhere(other)) {
            return 0;
        }
        return (whole.likeness(other.whole) + DETAIL * detail.likeness(other.detail)) / (1 + DETAIL);
    }

    private boolean elsewhere(Telling other) {
        var mine = estates();
        var theirs = other.estates();
        return !mine.isEmpty() && !theirs.isEmpty() && Collections.disjoint(mine, theirs);
    }

    private Set<String> estates() {
        return ESTATE.matcher(PlainName.plain(title))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !ANY_ESTATE.contains(name))
                .collect(Collectors.toSet());
    }
}
