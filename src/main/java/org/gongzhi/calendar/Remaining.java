package org.gongzhi.calendar;

/**
 * What is left of a limit while its clock is paused. Its text is kept with the clock; a clock paused too late keeps how
 * late it was.
 */
public record Remaining(Limit limit) {

    public static Remaining parse(String text) {
        return new Remaining(Limit.parse(text));
    }

    @Override
    public String toString() {
        return limit.toString();
    }
}
