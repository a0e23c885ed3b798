package org.gongzhi.procedure;

import java.util.List;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.PlaceCode;

/**
 * What many matters of a place say together (值得关注), for pages that look at the whole. A module that finds such things
 * declares a bean; the pages know none of the modules.
 */
public interface Concerns {

    /** What concerns the place and all places below it, as far as the reader may see it, the most pressing first. */
    List<Concern> of(Scope scope, PlaceCode place, int most);

    /**
     * One thing.
     *
     * @param title in plain words
     * @param why what makes it pressing, in one sentence
     * @param href a local address where it can be read
     */
    record Concern(String title, String why, String href) {}
}
