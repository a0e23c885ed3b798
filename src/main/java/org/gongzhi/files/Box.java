package org.gongzhi.files;

/** A part of a picture, in thousandths of its width and height, from its left and upper edge. */
public record Box(int left, int top, int width, int height) {

    static final int WHOLE = 1000;

    public Box {
        if (left < 0 || top < 0 || width < 1 || height < 1 || left + width > WHOLE || top + height > WHOLE) {
            throw new IllegalArgumentException("a box lies within its picture");
        }
    }
}
