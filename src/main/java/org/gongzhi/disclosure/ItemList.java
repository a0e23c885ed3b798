package org.gongzhi.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Who must publish what (公开目录), from a day on.
 *
 * @param kinds the kinds of villages it holds for; the empty one stands for those whose kind nobody knows
 */
record ItemList(String key, String name, LocalDate since, List<String> kinds, String law, List<Item> items) {

    Optional<Item> item(String wanted) {
        return items.stream().filter(item -> item.key().equals(wanted)).findFirst();
    }
}
