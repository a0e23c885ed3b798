package org.gongzhi.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gongzhi.calendar.Limit;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of matter is decided lawfully (表决规则), with the article that says so.
 *
 * @param key pack and name, such as {@code owners.special}; recorded with every decision
 * @param body who decides, such as {@code owners-assembly}
 * @param matters the kinds of matter it decides
 * @param place where it is valid; null is the whole country
 * @param text the version of the legal text, by the day it was adopted
 * @param until the last day of validity; null is open
 * @param notice how long before the vote people are told; null when the article sets none
 * @param posting how long the result is posted
 * @param proxies how many people one proxy may stand for; 0 is none, null is not limited by the article
 * @param householdProxy whether only somebody of the same household may stand for a person
 * @param callers who may demand that the body meets, in words
 * @param first what must have happened before, such as {@code party-study}
 * @param paperOnly the law asks for a secret paper ballot: the program prepares, records and posts, but never is the
 *     box
 */
public record Rule(
        String key,
        String name,
        String body,
        Set<String> matters,
        @Nullable PlaceCode place,
        String source,
        String article,
        LocalDate text,
        LocalDate from,
        @Nullable LocalDate until,
        Requirement quorum,
        Requirement pass,
        @Nullable Limit notice,
        @Nullable Limit posting,
        @Nullable Integer proxies,
        boolean householdProxy,
        List<String> callers,
        List<String> first,
        boolean paperOnly,
        @Nullable String note) {

    private static final int MOST_OF_A_HOUSEHOLD = 99;

    public Rule {
        matters = Set.copyOf(matters);
        callers = List.copyOf(callers);
        first = List.copyOf(first);
    }

    /** How many persons one may stand for where a roll is of persons: none, unless the law says that one may. */
    int personProxies() {
        return proxies != null ? proxies : householdProxy ? MOST_OF_A_HOUSEHOLD : 0;
    }

    /** What the rule says of a count. */
    public Verdict judge(Count count) {
        return Verdict.of(this, count);
    }

    boolean asksFor(Measure measure) {
        return Stream.of(quorum, pass)
                .flatMap(requirement -> requirement.thresholds().stream())
                .anyMatch(threshold -> threshold.measure() == measure);
    }

    boolean validOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    boolean validAt(@Nullable PlaceCode where) {
        return place == null || (where != null && where.value().startsWith(place.value()));
    }

    /** The more specific place goes first. */
    int reach() {
        return place == null ? 0 : place.value().length();
    }

    boolean collidesWith(Rule other) {
        return body.equals(other.body)
                && reach() == other.reach()
                && (place == null || place.equals(other.place))
                && matters.stream().anyMatch(other.matters::contains)
                && (until == null || !other.from.isAfter(until))
                && (other.until == null || !from.isAfter(other.until));
    }
}
