package org.gongzhi.territory;

/**
 * The code (区划代码) of a place is the path to it: it starts with the code of every place around it.
 *
 * <p>2-4-6-9-12 characters as the statistics bureau assigns them, then 3 each for the grid, the micro-grid and the
 * building. So a subtree is a range of codes in byte order, which scope, roll-ups and sharding all use. From the county
 * down, letters are for places that we or a local government number ourselves.
 */
public record PlaceCode(String value) implements Comparable<PlaceCode> {

    private static final int COUNTY = 6;

    public PlaceCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("not a place code: " + value);
        }
    }

    public static boolean isCode(String text) {
        int length = text.length();
        boolean atTier = length == 2 || length == 4 || (length >= COUNTY && length <= 21 && length % 3 == 0);
        if (!atTier) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = c >= 'A' && c <= 'Z' && i >= 4;
            if (!digit && !letter) {
                return false;
            }
        }
        return true;
    }

    /** The six characters every number and every sharded row starts with; a city's or province's is padded: 620400. */
    public String county() {
        return value.length() >= COUNTY ? value.substring(0, COUNTY) : (value + "0000").substring(0, COUNTY);
    }

    /** Whether this is the place itself or lies in it. */
    public boolean isWithin(PlaceCode ancestor) {
        return value.startsWith(ancestor.value);
    }

    /** The first code of the subtree, in {@code collate "C"}. */
    public String from() {
        return value;
    }

    /** The first string behind the subtree, in {@code collate "C"}: {@code code >= from and code < until}. */
    public String until() {
        int last = value.length() - 1;
        return value.substring(0, last) + (char) (value.charAt(last) + 1);
    }

    @Override
    public int compareTo(PlaceCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
