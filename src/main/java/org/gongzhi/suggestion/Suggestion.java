package org.gongzhi.suggestion;

/**
 * The category (建议类别) a text probably belongs to.
 *
 * @param category a path of the widest level, such as {@code 城乡建设}
 * @param confidence how often such a suggestion is right, 0 to 1
 */
public record Suggestion(String category, double confidence) {

    /** Below this one in three is wrong, and whoever reads it should be told so. */
    private static final double SURE = 0.75;

    public boolean sure() {
        return confidence >= SURE;
    }
}
