package org.gongzhi.insight;

import java.util.List;
import org.gongzhi.insight.BoardPage.Count;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code insight/bulletin.jte} shows.
 *
 * @param frozen when and by which body it was told, and its digest; null for a draft
 * @param mayFreeze this person's body may tell it, and the month is over
 * @param bars one chart of matters opened in the last months
 * @param changes what is counted otherwise today than it was told
 */
record BulletinPage(
        String name,
        String title,
        String address,
        String law,
        int least,
        @Nullable Stamp frozen,
        boolean mayFreeze,
        List<Table> tables,
        List<Bar> bars,
        List<List<String>> trend,
        List<Reason> reasons,
        List<Again> again,
        List<Bulletin.Stuck> stuck,
        List<Change> changes) {

    record Stamp(String at, String by, String digest) {}

    /** Figures of one kind: the place as a whole, its places, bodies or categories. */
    record Table(String kind, List<String> heads, List<Line> lines) {}

    record Line(String name, Figure matters, List<Rate> rates) {}

    /** A number, and its list for whoever may open it. */
    record Figure(long value, @Nullable Count list) {}

    /** A rate as told: a percentage and its fraction, or the sentence that there are too few answers. */
    record Rate(
            String percent, @Nullable Figure yes, @Nullable Figure known) {}

    /** One bar, its height in hundredths of the chart. */
    record Bar(String label, long value, int height, int x) {}

    record Reason(String measure, String reason, Figure matters) {}

    /** The same trouble in the same place, this month and the two before, each with its list. */
    record Again(String category, String place, Figure now, Figure before, Figure earlier) {}

    /** A number as it was told and as it is counted today. */
    record Change(String what, long then, long now) {}
}
