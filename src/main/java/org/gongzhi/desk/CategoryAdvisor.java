package org.gongzhi.desk;

import java.util.Map;
import java.util.Optional;

/** Knows what something is probably about, for whoever is opening a matter. Every bean of this type is asked. */
public interface CategoryAdvisor {

    /** What may be said of the answers typed so far; empty when nothing can be. */
    Optional<Advice> of(Map<String, String> typed);

    /**
     * A category to consider, with its reason in words. The person decides.
     *
     * @param category empty when it is too unsure to stand in the form
     */
    record Advice(String category, String because) {}
}
