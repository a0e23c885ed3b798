package org.gongzhi.disclosure;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Place;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what one village owes into a table, group by group. */
@Component
class VillageTables {

    private final MatrixPages matrix;
    private final DueRepository due;
    private final Items items;
    private final Fillings fillings;
    private final Headings headings;

    VillageTables(MatrixPages matrix, DueRepository due, Items items, Fillings fillings, Headings headings) {
        this.matrix = matrix;
        this.due = due;
        this.items = items;
        this.fillings = fillings;
        this.headings = headings;
    }

    /** Everything {@code disclosure/village.jte} shows. */
    record VillagePage(
            MatrixPages.Head head,
            List<Section> sections,
            boolean mayWrite,
            List<Choice> once,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    record Section(String group, List<Line> lines) {}

    /**
     * One thing due.
     *
     * @param generated whether the program fills it
     */
    record Line(String heading, String law, String dueOn, MatrixPages.Cell cell, boolean generated) {}

    VillagePage page(
            Place village, YearMonth month, boolean mayWrite, Map<String, String> typed, @Nullable Refusal refusal) {
        var list = items.of(village, month.atEndOfMonth());
        // What happened since and must be published at once is due whichever month one looks at.
        var dues = Stream.concat(
                        due.ofMonth(village.code(), month.toString()).stream(),
                        due.since(village.code(), month.plusMonths(1).toString()).stream()
                                .filter(one -> !one.title().isEmpty() && !one.isDone()))
                .toList();
        var sections = new LinkedHashMap<String, List<Line>>();
        list.ifPresent(known -> known.items()
                .forEach(item -> dues.stream()
                        .filter(one -> one.slot().item().equals(item.key()))
                        .forEach(one -> sections.computeIfAbsent(item.group(), _ -> new ArrayList<>())
                                .add(line(item, one, month)))));
        return new VillagePage(
                matrix.head(village, month),
                sections.entrySet().stream()
                        .map(entry -> new Section(entry.getKey(), entry.getValue()))
                        .toList(),
                mayWrite,
                list.stream()
                        .flatMap(known -> known.items().stream())
                        .filter(item -> item.every() == Every.ONCE)
                        .map(item -> new Choice(item.key(), item.name()))
                        .toList(),
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : headings.words(refusal));
    }

    private Line line(Item item, Due one, YearMonth month) {
        var heading = one.title().isEmpty() ? item.name() : item.name() + "：" + one.title();
        return new Line(
                one.slot().period().month().equals(month) && one.title().isEmpty()
                        ? heading + "（" + one.slot().period().words() + "）"
                        : heading,
                item.law(),
                Shanghai.date(one.dueOn()),
                MatrixPages.cell(item, one, 0, month),
                fillings.knows(item));
    }
}
