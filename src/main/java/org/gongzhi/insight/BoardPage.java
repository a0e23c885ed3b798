package org.gongzhi.insight;

import java.util.List;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code insight/board.jte} shows.
 *
 * @param by how the table is cut: {@code place}, {@code body} or {@code category}
 * @param trail from the top of what this person may see down to here, address and name
 * @param score the weighted figure, if all its rates are known, and where its weights come from
 * @param hidden what reporters said is not shown to this person
 * @param matters at the lowest tier the matters themselves
 */
record BoardPage(
        Ask ask,
        String name,
        String by,
        List<Choice> trail,
        List<Choice> tabs,
        List<Choice> periods,
        List<Choice> procedures,
        Row whole,
        List<Row> rows,
        List<Exclusion> exclusions,
        @Nullable Score score,
        String law,
        boolean hidden,
        List<FactRow> matters,
        @Nullable Count more) {

    /** A number, and the list behind it; the list has as many lines as the number says. */
    record Count(long value, String href) {

        boolean isLink() {
            return value > 0;
        }
    }

    /** One rate. */
    record Rate(String name, String percent, Count yes, Count known, Count pending, Count excluded) {}

    /**
     * One place, body or category.
     *
     * @param href the same board one step further down; empty at the lowest
     */
    record Row(
            String name,
            String href,
            Count matters,
            List<Rate> rates,
            Count waiting,
            Count soon,
            Count late,
            Count reopened) {}

    /** Why some were taken out of a measure. */
    record Exclusion(String measure, String reason, Count matters) {}

    /** The weighted figure, and the weights in words. */
    record Score(String value, String weights, String source) {}

    /** One matter of a list. */
    record FactRow(
            String number,
            String title,
            String procedure,
            String place,
            String state,
            Load load,
            String opened,
            String verdict,
            String due) {}
}
