package org.gongzhi.decision;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the table of a roll looks like (名册格式), and what is wrong with a row. */
interface RollForm {

    /** The names of the columns, in the order of the form to fill in. */
    List<String> columns();

    /** Those without which it is no roll. */
    List<String> needed();

    /**
     * What a row says.
     *
     * @param seen what stood in rows before, and in which; whatever may stand only once is put in
     * @param wrong gets what is wrong, in words
     * @return null when something is
     */
    RollTable.@Nullable Entry entry(RollTable.Row row, Map<String, Integer> seen, List<String> wrong);
}
