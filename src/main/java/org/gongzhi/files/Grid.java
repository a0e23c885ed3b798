package org.gongzhi.files;

/** Numbered cells over a picture, row by row from 1, so that a part of it can be named in words and without a mouse. */
public record Grid(int columns, int rows) {

    private static final int COLUMNS = 12;
    private static final int MOST_ROWS = 30;

    /** About square cells. */
    static Grid of(int width, int height) {
        return new Grid(COLUMNS, Math.clamp(Math.round((float) COLUMNS * height / width), 2, MOST_ROWS));
    }

    public int cells() {
        return columns * rows;
    }

    /** The rectangle that has these two cells in opposite corners; one cell when they are the same. */
    public Box between(int one, int other) {
        if (Math.min(one, other) < 1 || Math.max(one, other) > cells()) {
            throw new IllegalArgumentException("no such cell");
        }
        int left = Math.min((one - 1) % columns, (other - 1) % columns);
        int right = Math.max((one - 1) % columns, (other - 1) % columns) + 1;
        int top = Math.min((one - 1) / columns, (other - 1) / columns);
        int bottom = Math.max((one - 1) / columns, (other - 1) / columns) + 1;
        int x = left * Box.WHOLE / columns;
        int y = top * Box.WHOLE / rows;
        return new Box(x, y, ceiling(right * Box.WHOLE, columns) - x, ceiling(bottom * Box.WHOLE, rows) - y);
    }

    private static int ceiling(int number, int by) {
        return Math.min(Box.WHOLE, (number + by - 1) / by);
    }
}
