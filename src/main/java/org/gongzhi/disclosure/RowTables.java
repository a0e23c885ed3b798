package org.gongzhi.disclosure;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gongzhi.disclosure.RowTable.Balance;
import org.gongzhi.disclosure.RowTable.Entry;
import org.gongzhi.disclosure.RowTable.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The kinds of tables that may be handed in, of the program and of the data folder. One that is wrong stops the start.
 */
@Component
class RowTables {

    private final Map<String, RowTable> byItem = new HashMap<>();

    RowTables(ResourcePatternResolver resources, Items items, @Value("${gongzhi.data:}") String data)
            throws IOException {
        var byKey = new LinkedHashMap<String, RowTable>();
        read(resources, "classpath*:disclosure/tables/*.yaml", items, byKey);
        if (!data.isEmpty()) {
            read(resources, "file:" + data + "/disclosure/tables/*.yaml", items, byKey);
        }
        byKey.values().forEach(table -> table.items().forEach(item -> byItem.put(item, table)));
    }

    /** The table that fills an item; with the item's own columns where no file says otherwise. */
    RowTable of(Item item) {
        var known = byItem.get(item.key());
        return known == null ? RowTable.plain(item) : known;
    }

    private static void read(
            ResourcePatternResolver resources, String pattern, Items items, Map<String, RowTable> byKey)
            throws IOException {
        for (var resource : resources.getResources(pattern)) {
            for (var entry : Yamls.entries(resource)) {
                var table = table(entry);
                check(entry, table, items);
                byKey.put(table.key(), table);
            }
        }
    }

    private static RowTable table(Yamls entry) {
        return new RowTable(
                entry.text("table"),
                entry.text("name"),
                entry.text("law"),
                entry.words("items"),
                entry.list("columns").stream().map(RowTables::column).toList(),
                entry.words("distinct"),
                balance(entry));
    }

    private static Entry column(Yamls entry) {
        var by = entry.maybe("by");
        return new Entry(
                entry.text("head"),
                kind(entry),
                entry.yes("need"),
                entry.words("of"),
                entry.yes("within"),
                by,
                by == null
                        ? entry.words("to").stream()
                                .findFirst()
                                .map(to -> Map.of("", to))
                                .orElse(Map.of())
                        : entry.map("to"));
    }

    private static Kind kind(Yamls entry) {
        try {
            return Kind.valueOf(entry.text("kind").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw entry.wrong("kind");
        }
    }

    private static @Nullable Balance balance(Yamls entry) {
        var said = entry.map("balance");
        return said.isEmpty()
                ? null
                : new Balance(
                        said.getOrDefault("opening", ""),
                        said.getOrDefault("closing", ""),
                        said.getOrDefault("sum", ""),
                        said.getOrDefault("by", ""),
                        said.getOrDefault("in", ""),
                        said.getOrDefault("out", ""));
    }

    /** Every column it fills exists wherever the item does, and every column it speaks of is its own. */
    private static void check(Yamls entry, RowTable table, Items items) {
        var heads = table.heads();
        for (var column : table.columns()) {
            if ((column.by() != null && !heads.contains(column.by()))
                    || (column.kind() == Kind.CHOICE && column.of().isEmpty())) {
                throw entry.wrong("columns: " + column.head());
            }
        }
        var balance = table.balance();
        if (!heads.containsAll(table.distinct())
                || (balance != null && !heads.containsAll(List.of(balance.sum(), balance.by())))) {
            throw entry.wrong("distinct or balance");
        }
        for (var key : table.items()) {
            var known = items.everywhere(key);
            if (known.isEmpty()) {
                throw entry.wrong("items: " + key);
            }
            for (var item : known) {
                for (var column : table.columns()) {
                    if (!item.heads().containsAll(column.to().values())) {
                        throw entry.wrong("columns: " + column.head() + " fills nothing of " + key);
                    }
                }
            }
        }
    }
}
