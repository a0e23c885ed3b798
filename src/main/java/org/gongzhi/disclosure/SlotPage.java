package org.gongzhi.disclosure;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code disclosure/slot.jte} shows.
 *
 * @param generated how much of it the program fills, as messages name it
 * @param upload which table may be handed in instead of typing
 * @param reason why what was published is corrected; empty otherwise
 * @param rows the lines of the form, empty ones at the end
 * @param wrong what is wrong with the rows of a table just handed in
 */
record SlotPage(
        String heading,
        String place,
        String path,
        String publicPath,
        Item item,
        Due due,
        String dueOn,
        String word,
        String tone,
        String generated,
        RowTable upload,
        boolean writes,
        boolean reviews,
        boolean corrects,
        String reason,
        int edition,
        String summary,
        List<List<String>> rows,
        List<String> totals,
        List<Covers.Look> originals,
        SlotPages.Table table,
        List<String> versions,
        List<String> wrong,
        Map<String, String> errors,
        @Nullable String problem) {

    SlotPage with(Map<String, String> faults, String why) {
        return with(List.of(), faults, why);
    }

    /** The same with what is wrong with the rows of a table. */
    SlotPage with(List<String> rowFaults, Map<String, String> faults, String why) {
        return new SlotPage(
                heading,
                place,
                path,
                publicPath,
                item,
                due,
                dueOn,
                word,
                tone,
                generated,
                upload,
                writes,
                reviews,
                corrects,
                reason,
                edition,
                summary,
                rows,
                totals,
                originals,
                table,
                versions,
                rowFaults,
                faults,
                why);
    }
}
