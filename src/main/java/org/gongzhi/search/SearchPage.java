package org.gongzhi.search;

import java.util.List;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code search/search.jte} shows.
 *
 * @param error the message key of what is wrong with the words
 * @param older the address of what comes next, if more was found
 * @param searchedUntil the day down to which was searched, when older matters remain to be looked through
 * @param incomplete the index is being made anew
 */
record SearchPage(
        Asked asked,
        List<Choice> procedures,
        List<Choice> categories,
        List<Choice> states,
        List<Choice> places,
        List<Row> rows,
        @Nullable String error,
        @Nullable String older,
        @Nullable String searchedUntil,
        boolean later,
        boolean incomplete) {

    /** One matter found; {@code said} is the passage in which the words stand, when the title does not say it all. */
    record Row(
            String number,
            List<Plain.Piece> title,
            List<Plain.Piece> said,
            String procedure,
            @Nullable String category,
            String place,
            String state,
            Tone tone,
            String opened) {}
}
