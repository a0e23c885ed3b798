package org.gongzhi.organization;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which lines of a list of posts somebody wants to see, and in which order.
 *
 * @param place null for all of mine
 * @param duty empty for every duty
 * @param words that stand in the name, title or body; empty for all
 * @param sort a key of {@link #SORTS}
 */
record PostFilter(@Nullable PlaceCode place, String duty, String words, String sort, int page) {

    static final List<String> SORTS = List.of("place", "name", "from");

    private static final int SIZE = 20;

    static PostFilter of(Map<String, String> asked) {
        var place = asked.getOrDefault("place", "").strip();
        var sort = asked.getOrDefault("sort", "");
        var page = asked.getOrDefault("page", "");
        return new PostFilter(
                PlaceCode.isCode(place) ? new PlaceCode(place) : null,
                asked.getOrDefault("duty", ""),
                asked.getOrDefault("words", "").strip(),
                SORTS.contains(sort) ? sort : SORTS.getFirst(),
                page.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(page) : 1);
    }

    boolean wants(Post post) {
        return lies(post.place())
                && (duty.isEmpty() || duty.equals(post.duty()))
                && (post.personName() + post.title() + post.bodyName()).contains(words);
    }

    boolean wants(Gap gap) {
        return lies(gap.place()) && (duty.isEmpty() || duty.equals(gap.duty().key()));
    }

    Comparator<Post> order() {
        return switch (sort) {
            case "name" -> Comparator.comparing(Post::personName).thenComparing(Post::id);
            case "from" -> Comparator.comparing(Post::from).reversed().thenComparing(Post::id);
            default ->
                Comparator.comparing(Post::place).thenComparing(Post::title).thenComparing(Post::id);
        };
    }

    <T> List<T> shown(List<T> rows) {
        int from = Math.min((page - 1) * SIZE, rows.size());
        return rows.subList(from, Math.min(from + SIZE, rows.size()));
    }

    Paging paging(String path, int total) {
        return Paging.counted(path + query(), page, SIZE, total);
    }

    /** What stands behind the address so that another list or the table shows the same. */
    String query() {
        return UriComponentsBuilder.newInstance()
                .queryParam("place", placeValue())
                .queryParam("duty", duty)
                .queryParam("words", words)
                .queryParam("sort", sort)
                .encode()
                .toUriString();
    }

    String placeValue() {
        return place == null ? "" : place.value();
    }

    private boolean lies(PlaceCode where) {
        return place == null || where.isWithin(place);
    }
}
