package org.gongzhi.insight;

/**
 * How one matter stands in one measure. Yes and no make the denominator; what is excluded says why.
 *
 * @param reason of an exclusion: {@code end:} and the state that took it out, or one of the reasons below; else empty
 */
record Verdict(Kind kind, String reason) {

    /** Called as often as the rule asks, and never reached. */
    static final String UNREACHABLE = "unreachable";
    /** Given up before that many attempts. */
    static final String GIVEN_UP_EARLY = "given-up-early";
    /** The published draw left it out. */
    static final String NOT_DRAWN = "not-drawn";
    /** Handled as one with another matter, whose time it was. */
    static final String MERGED = "merged";
    /** Ended without anybody having asked, though it was drawn. */
    static final String NOT_ASKED = "not-asked";

    /** Counted for, counted against, not known yet, taken out, or not a question for this procedure. */
    enum Kind {
        YES,
        NO,
        PENDING,
        EXCLUDED,
        NONE
    }

    static final Verdict YES = new Verdict(Kind.YES, "");
    static final Verdict NO = new Verdict(Kind.NO, "");
    static final Verdict PENDING = new Verdict(Kind.PENDING, "");
    static final Verdict NONE = new Verdict(Kind.NONE, "");

    static Verdict excluded(String reason) {
        return new Verdict(Kind.EXCLUDED, reason);
    }

    static Verdict endedAt(String state) {
        return excluded("end:" + state);
    }

    /** As kept in a column: the kind, or the reason of an exclusion. */
    String stored() {
        return switch (kind) {
            case YES -> "yes";
            case NO -> "no";
            case PENDING -> "pending";
            case NONE -> "none";
            case EXCLUDED -> reason;
        };
    }

    static Verdict of(String stored) {
        return switch (stored) {
            case "yes" -> YES;
            case "no" -> NO;
            case "pending" -> PENDING;
            case "none" -> NONE;
            default -> excluded(stored);
        };
    }

    boolean isExcluded() {
        return kind == Kind.EXCLUDED;
    }
}
