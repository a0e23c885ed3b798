package org.gongzhi.disclosure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must be published (公开事项).
 *
 * @param group what it belongs to: {@code money}, {@code people}, {@code decide}, {@code power}
 * @param days the last day to publish, counted from the end of the period or from the day it happened
 * @param posted how many days it is posted at least
 * @param source what fills its draft; null when people write it
 */
record Item(
        String key,
        String name,
        String group,
        Every every,
        int days,
        int posted,
        @Nullable String source,
        String law,
        List<Column> columns) {

    List<String> heads() {
        return columns.stream().map(Column::name).toList();
    }
}
