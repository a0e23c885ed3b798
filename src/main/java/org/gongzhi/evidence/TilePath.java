package org.gongzhi.evidence;

import java.util.regex.Pattern;

/**
 * The address of a tile below {@code /log/tile/} (C2SP tlog-tiles): {@code 0/x001/234.p/112}, {@code entries/007}.
 *
 * @param level 0 to 5, or {@link #ENTRIES}
 * @param width how many hashes or entries: 256, or fewer for a partial tile
 */
record TilePath(int level, long index, int width) {

    static final int ENTRIES = -1;
    static final int FULL = 256;

    private static final Pattern WRITTEN =
            Pattern.compile("(entries|[0-5])/((?:x\\d{3}/){0,4}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    /** @throws IllegalArgumentException if it is not the one way to write a tile's address */
    static TilePath parse(String text) {
        var match = WRITTEN.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException(text);
        }
        var level = match.group(1).equals("entries") ? ENTRIES : Integer.parseInt(match.group(1));
        var index = Long.parseLong(match.group(2).replace("x", "").replace("/", ""));
        var width = match.group(3) == null ? FULL : Integer.parseInt(match.group(3));
        var path = new TilePath(level, index, width);
        if (!path.toString().equals(text)) {
            throw new IllegalArgumentException(text);
        }
        return path;
    }

    static TilePath entries(long index, int width) {
        return new TilePath(ENTRIES, index, width);
    }

    @Override
    public String toString() {
        var groups = new StringBuilder("%03d".formatted(index % 1000));
        for (var rest = index / 1000; rest > 0; rest /= 1000) {
            groups.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return (level == ENTRIES ? "entries" : String.valueOf(level))
                + "/"
                + groups
                + (width < FULL ? ".p/" + width : "");
    }
}
