package org.gongzhi.identity;

/**
 * An address anybody may ask for without signing in. A module declares a bean for each that is not yet public; whatever
 * nobody declared is shut.
 *
 * @param pattern such as {@code /notices/**}; below {@code /api/} it opens that address to programs without a token
 */
public record PublicPath(String pattern) {

    boolean isForPrograms() {
        return pattern.startsWith("/api/");
    }
}
