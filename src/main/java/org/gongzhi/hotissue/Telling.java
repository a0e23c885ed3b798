package org.gongzhi.hotissue;

import java.time.Instant;
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

    static Telling of(String id, String who, String title, String detail, Instant at, String place, int support) {
        return new Telling(id, who, title, at, place, support, Gist.of(title, detail), Gist.of(detail));
    }

    double likeness(Telling other) {
        return (whole.likeness(other.whole) + DETAIL * detail.likeness(other.detail)) / (1 + DETAIL);
    }
}
