package org.gongzhi.dispatch;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongzhi.category.Categories;
import org.gongzhi.category.Category;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;

/** Reads lines of the catalogue from a table, and says of each wrong row what is wrong with it. */
final class LineTable {

    static final List<String> COLUMNS = List.of("分类", "地点", "负责", "代理", "依据", "起用日期");
    private static final String EVERYTHING = "全部";
    private static final String ENDED = "取消";
    private static final int MOST = 5000;
    private static final int LONGEST = 300;

    private final Advisor advisor;
    private final Categories categories;
    private final Places places;
    private final PlaceCode county;

    LineTable(Advisor advisor, Categories categories, Places places, String county) {
        this.advisor = advisor;
        this.categories = categories;
        this.places = places;
        this.county = new PlaceCode(county);
    }

    /** The right lines, and for each wrong row its number and what is wrong. */
    record Read(List<Draft.Line> lines, List<RowError> errors) {}

    record RowError(int row, String message) {}

    Read read(byte[] bytes) {
        var table = Table.read(bytes, Set.copyOf(COLUMNS.subList(0, 5)));
        if (table.rows().size() > MOST) {
            throw Refusal.tooLarge("dispatch.import.too-many", MOST);
        }
        var lines = new ArrayList<Draft.Line>();
        var errors = new ArrayList<RowError>();
        var slots = new HashSet<String>();
        for (var row : table.rows()) {
            try {
                var line = line(
                        table.cell(row, "分类"),
                        table.cell(row, "地点"),
                        table.cell(row, "负责"),
                        table.cell(row, "代理"),
                        table.cell(row, "依据"),
                        table.cell(row, "起用日期"));
                if (!slots.add(line.place() + "|" + line.category() + "|" + line.from())) {
                    throw Refusal.invalid("dispatch.import.twice");
                }
                lines.add(line);
            } catch (Refusal refusal) {
                errors.add(new RowError(
                        row.number(),
                        advisor.word(refusal.code(), refusal.arguments().toArray())));
            }
        }
        return new Read(lines, errors);
    }

    /**
     * One line as typed.
     *
     * @throws Refusal naming what is wrong
     */
    Draft.Line line(String category, String place, String target, String deputies, String basis, String from) {
        var where = where(place);
        var what = category.isEmpty() || category.equals(EVERYTHING)
                ? ""
                : categories.get(category).path();
        if (basis.isEmpty() || basis.length() > LONGEST) {
            throw Refusal.invalid("dispatch.needs-basis");
        }
        var who = target.equals(ENDED) ? null : target(target);
        if (who == null && what.isEmpty() && where.equals(county)) {
            throw Refusal.invalid("dispatch.fallback-stays");
        }
        var others = Arrays.stream(deputies.split("[、，,;；]"))
                .filter(name -> !name.isBlank())
                .map(name -> target(name).key())
                .toList();
        return new Draft.Line(where.value(), what, who == null ? null : who.key(), others, basis, day(from));
    }

    private Target target(String text) {
        if (text.isBlank()) {
            throw Refusal.invalid("dispatch.needs-target");
        }
        return advisor.named(text, county).orElseThrow(() -> Refusal.invalid("dispatch.unknown-target", text.strip()));
    }

    /** A code, a full name, or the one place of the county that is called so; nothing is the county itself. */
    PlaceCode where(String typed) {
        var text = typed.strip();
        if (text.isEmpty() || text.equals(EVERYTHING)) {
            return county;
        }
        if (PlaceCode.isCode(text)) {
            var code = new PlaceCode(text);
            if (!code.isWithin(county)) {
                throw Refusal.invalid("dispatch.place-elsewhere", text);
            }
            return places.get(code).code();
        }
        var called = places.allButBuildings().stream()
                .filter(place -> place.code().isWithin(county))
                .filter(place -> place.name().equals(text)
                        || places.fullName(place.code()).equals(text))
                .toList();
        if (called.size() != 1) {
            throw Refusal.invalid("dispatch.unknown-place", text);
        }
        return called.getFirst().code();
    }

    /** Spreadsheets keep a date as the days since 30 December 1899. */
    private static LocalDate day(String text) {
        try {
            return text.matches("\\d{5}(\\.0+)?")
                    ? LocalDate.of(1899, 12, 30).plusDays((long) Double.parseDouble(text))
                    : LocalDate.parse(text.replace('/', '-').replace('.', '-'));
        } catch (DateTimeException e) {
            throw Refusal.invalid("dispatch.wrong-day", text);
        }
    }

    /** Matters handed in for a trial: what, where, and what about. */
    List<Draft.Sample> samples(byte[] bytes) {
        var table = Table.read(bytes, Set.of("事项", "分类", "地点"));
        if (table.rows().size() > MOST) {
            throw Refusal.tooLarge("dispatch.import.too-many", MOST);
        }
        return table.rows().stream()
                .map(row -> {
                    @Nullable Category category = Catalogues.known(table.cell(row, "分类"));
                    try {
                        return new Draft.Sample(
                                cut(table.cell(row, "事项")),
                                null,
                                category == null ? "" : category.path(),
                                where(table.cell(row, "地点")).value());
                    } catch (Refusal refusal) {
                        throw Refusal.invalid(
                                "dispatch.import.row",
                                row.number(),
                                advisor.word(refusal.code(), refusal.arguments().toArray()));
                    }
                })
                .toList();
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, text.offsetByCodePoints(0, 30)) + "…" : text;
    }
}
