package org.gongzhi.web;

/**
 * Where one is in a long list.
 *
 * @param path the list's address with all its filters, without the page
 * @param number the page shown, from 1
 * @param total how many rows there are; below zero when nobody counted
 * @param more whether a next page exists
 */
public record Paging(String path, int number, int size, long total, boolean more) {

    /** A list whose rows were counted. */
    public static Paging counted(String path, int number, int size, long total) {
        return new Paging(path, number, size, total, (long) number * size < total);
    }

    /** A list too long to count: it knows only whether there is more. */
    public static Paging open(String path, int number, int size, boolean more) {
        return new Paging(path, number, size, -1, more);
    }

    public boolean needed() {
        return number > 1 || more;
    }

    public long pages() {
        return Math.max(1, (total + size - 1) / size);
    }

    public String href(int page) {
        return path + (path.contains("?") ? "&" : "?") + "page=" + page;
    }
}
