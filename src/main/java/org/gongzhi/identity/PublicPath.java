package org.gongzhi.identity;

/**
 * An address anybody may ask for without signing in. A module declares a bean for each that is not yet public; whatever
 * nobody declared is shut.
 *
 * @param pattern such as {@code /notices/**}; below {@code /api/} it opens that address to programs without a token
 * @param isForPrograms whether programs come in here: their token is read, and no form of a page is expected
 */
public record PublicPath(String pattern, boolean isForPrograms) {

    public PublicPath(String pattern) {
        this(pattern, pattern.startsWith("/api/"));
    }

    /** An address outside {@code /api/} at which programs speak a standard of their own. */
    public static PublicPath ofPrograms(String pattern) {
        return new PublicPath(pattern, true);
    }
}
