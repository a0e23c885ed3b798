package org.gongzhi.organization;

/**
 * How many of the desks that ought to have somebody do (配岗率).
 *
 * @param filled never more than {@code expected}
 */
public record Coverage(int filled, int expected) {

    public int missing() {
        return expected - filled;
    }

    /** In whole percent, rounded down so that 100 means all; 100 where nobody is expected. */
    public int percent() {
        return expected == 0 ? 100 : filled * 100 / expected;
    }
}
