package org.gongzhi.dispatch;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.category.Category;
import org.gongzhi.procedure.Catalogue.Advice;
import org.gongzhi.web.Paging;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code dispatch/list.jte} shows.
 *
 * @param coming lines with a later first day
 * @param advice what was asked of the catalogue; null if nothing was
 */
record CataloguePage(
        String county,
        Asked asked,
        List<Row> rows,
        List<Row> coming,
        List<Draft> drafts,
        boolean keeper,
        @Nullable Advice advice,
        List<Category> categories,
        Paging paging) {

    /** What was asked for in the address; every part may be missing. */
    record Asked(
            @Nullable String q,
            @Nullable String tryCategory,
            @Nullable String tryPlace,
            @Nullable Integer page) {

        int number() {
            return page == null || page < 1 ? 1 : page;
        }

        String words() {
            return q == null ? "" : q.strip();
        }

        boolean wants(Row row) {
            return words().isEmpty()
                    || Stream.of(
                                    row.category(),
                                    row.place(),
                                    row.target(),
                                    row.entry().basis())
                            .anyMatch(text -> text.contains(words()));
        }

        String address() {
            return words().isEmpty() ? "" : "?q=" + URLEncoder.encode(words(), StandardCharsets.UTF_8);
        }
    }

    /**
     * One line of the catalogue in words.
     *
     * @param staffed somebody is there to take it today
     */
    record Row(Entry entry, String place, String target, List<String> deputies, boolean staffed) {

        String category() {
            return entry.categoryPath();
        }

        String slot() {
            return URLEncoder.encode(entry.slot(), StandardCharsets.UTF_8);
        }

        boolean ended() {
            return entry.target() == null;
        }

        List<String> cells() {
            return List.of(
                    category().isEmpty() ? "全部" : category(),
                    place,
                    target,
                    deputies.stream().collect(Collectors.joining("、")),
                    entry.basis(),
                    entry.from().toString());
        }
    }
}
