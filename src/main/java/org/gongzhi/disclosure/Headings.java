package org.gongzhi.disclosure;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.Places;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What publications are called, and what they say as plain text. */
@Component
class Headings {

    private final Items items;
    private final Places places;
    private final MessageSource messages;

    Headings(Items items, Places places, MessageSource messages) {
        this.items = items;
        this.places = places;
        this.messages = messages;
    }

    /** @throws Refusal when no list knows it there */
    Item item(Slot slot) {
        return items.find(places.get(slot.place()), slot.item())
                .orElseThrow(() -> Refusal.unknown("disclosure.unknown"));
    }

    /** 水川路社区2026年10月财务收支明细, or with its title when it is published at once. */
    String of(Slot slot, String title) {
        var place = places.get(slot.place()).name();
        var item = item(slot).name();
        return title.isEmpty() ? place + slot.period().words() + item : place + item + "：" + title;
    }

    /** What the committee reads and the history keeps. */
    String text(Slot slot, Contents contents) {
        var item = item(slot);
        var text = new StringBuilder(contents.summary());
        if (!contents.rows().isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(String.join(" | ", item.heads()));
            for (var row : contents.rows()) {
                text.append('\n')
                        .append(row.stream()
                                .map(cell -> cell.isEmpty() ? "—" : cell)
                                .collect(Collectors.joining(" | ")));
            }
        }
        var totals = totals(item.columns(), contents.rows());
        if (!totals.isEmpty()) {
            text.append('\n').append(String.join(" | ", totals));
        }
        contents.originals()
                .forEach(original -> text.append('\n').append(words("disclosure.text.original", original.name())));
        return text.toString();
    }

    List<String> totals(List<Column> columns, List<List<String>> rows) {
        return Amounts.totals(columns, rows, words("disclosure.total"));
    }

    String words(String key, Object... arguments) {
        return Objects.requireNonNull(messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE));
    }

    String words(Refusal refusal) {
        return words(refusal.code(), refusal.arguments().toArray());
    }
}
