package org.gongzhi.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The staff menu of one viewer on one page: the first entry always at hand, the others under their headings.
 *
 * @param path where the viewer is, without the query
 * @param entries what the viewer may see, sorted
 */
public record Menu(String path, List<NavEntry> entries) {

    /** A heading and what stands under it. */
    public record Heading(NavGroup group, List<NavEntry> entries) {}

    /** What the viewer does most; where the name of the program leads. */
    public Optional<NavEntry> first() {
        return entries.stream().filter(entry -> entry.group() != NavGroup.OWN).findFirst();
    }

    public Optional<NavEntry> own() {
        return entries.stream().filter(entry -> entry.group() == NavGroup.OWN).findFirst();
    }

    /** What stands under one heading, for pages that lead on. */
    public List<NavEntry> of(NavGroup group) {
        return entries.stream().filter(entry -> entry.group() == group).toList();
    }

    /** All but the first and one's own. */
    public List<Heading> headings() {
        var first = first();
        return Arrays.stream(NavGroup.values())
                .filter(group -> group != NavGroup.OWN)
                .map(group -> new Heading(
                        group,
                        entries.stream()
                                .filter(entry -> entry.group() == group)
                                .filter(entry -> first.filter(entry::equals).isEmpty())
                                .toList()))
                .filter(heading -> !heading.entries().isEmpty())
                .toList();
    }

    /** Whether this entry is where the viewer is: of nested addresses the longest one is. */
    public boolean isCurrent(NavEntry entry) {
        return entries.stream()
                .filter(each -> path.equals(each.href()) || path.startsWith(each.href() + "/"))
                .max(Comparator.comparingInt(each -> each.href().length()))
                .filter(entry::equals)
                .isPresent();
    }

    public boolean isCurrent(Heading heading) {
        return heading.entries().stream().anyMatch(this::isCurrent);
    }
}
