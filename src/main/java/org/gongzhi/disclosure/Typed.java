package org.gongzhi.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gongzhi.kernel.Refusal;

/** Looks at what somebody typed: not too long, and amounts that are amounts. */
final class Typed {

    private static final int MOST_ROWS = 500;
    private static final int MOST_WORDS = 4_000;
    private static final int LONGEST_CELL = 200;

    /** A page of this program: what is published leads nobody elsewhere. */
    private static final Pattern LOCAL = Pattern.compile("/[A-Za-z0-9][A-Za-z0-9/._-]*");

    private Typed() {}

    /**
     * The contents with each amount in the one form in which it is kept.
     *
     * @throws Refusal naming what is wrong
     */
    static Contents checked(Contents contents, Item item) {
        var problems = new LinkedHashMap<String, String>();
        if (contents.summary().length() > MOST_WORDS) {
            problems.put("summary", "disclosure.too-long");
        }
        if (contents.rows().size() > MOST_ROWS) {
            problems.put("rows", "disclosure.too-many-rows");
        }
        var rows = contents.rows().stream()
                .map(row -> {
                    var cells = new ArrayList<String>();
                    for (int i = 0; i < item.columns().size(); i++) {
                        cells.add(cell(item.columns().get(i), i < row.size() ? row.get(i) : "", problems));
                    }
                    return List.copyOf(cells);
                })
                .toList();
        if (!problems.isEmpty()) {
            throw Refusal.invalidFields(problems);
        }
        return new Contents(contents.summary(), rows, contents.originals());
    }

    private static String cell(Column column, String typed, Map<String, String> problems) {
        if (typed.length() > LONGEST_CELL) {
            problems.put("rows", "disclosure.too-long");
        }
        if (column.isLink() && !typed.isBlank() && !LOCAL.matcher(typed.strip()).matches()) {
            problems.put("rows", "disclosure.no-link");
        }
        if (!column.isAmount() || typed.isBlank()) {
            return typed.strip();
        }
        var amount = Amounts.parse(typed);
        if (amount.isEmpty()) {
            problems.put("rows", "disclosure.no-amount");
        }
        return amount.map(value -> Amounts.kept(column, value)).orElse(typed);
    }
}
