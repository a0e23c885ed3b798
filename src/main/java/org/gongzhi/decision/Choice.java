package org.gongzhi.decision;

import java.util.Locale;

/** What a ballot says (表决意见). Silence is no choice: it is never counted. */
public enum Choice {
    YES,
    NO,
    ABSTAIN;

    /** One letter, as in tables and in the file for counting again: Y, N, A. */
    public String letter() {
        return name().substring(0, 1);
    }

    static Choice parse(String text) {
        return switch (text.strip().toUpperCase(Locale.ROOT)) {
            case "Y", "YES", "同意" -> YES;
            case "N", "NO", "不同意", "反对" -> NO;
            case "A", "ABSTAIN", "弃权" -> ABSTAIN;
            default -> throw new IllegalArgumentException("neither Y, N nor A: " + text);
        };
    }
}
