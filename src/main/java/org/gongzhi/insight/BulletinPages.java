package org.gongzhi.insight;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.insight.BoardPage.Count;
import org.gongzhi.insight.Bulletin.Part;
import org.gongzhi.insight.BulletinPage.Bar;
import org.gongzhi.insight.BulletinPage.Change;
import org.gongzhi.insight.BulletinPage.Figure;
import org.gongzhi.insight.BulletinPage.Line;
import org.gongzhi.insight.BulletinPage.Rate;
import org.gongzhi.insight.BulletinPage.Table;
import org.gongzhi.insight.Verdict.Kind;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a bulletin into words, tables and bars, for the page and for paper alike. */
@Component
class BulletinPages {

    private final RateRules rules;
    private final BoardWords words;

    BulletinPages(RateRules rules, BoardWords words) {
        this.rules = rules;
        this.words = words;
    }

    /** Who looks: whether the matters of the place are theirs to list, and whether what reporters said is. */
    record Look(boolean lists, boolean answers, boolean mayFreeze) {}

    BulletinPage page(Bulletin told, Bulletins.@Nullable Frozen frozen, @Nullable Bulletin today, Look look) {
        var month = YearMonth.parse(told.month());
        return new BulletinPage(
                told.name(),
                words.of(
                        "insight.bulletin.of",
                        told.name(),
                        told.procedureName(),
                        String.valueOf(month.getYear()),
                        month.getMonthValue()),
                address(told),
                told.law(),
                told.least(),
                frozen == null
                        ? null
                        : new BulletinPage.Stamp(
                                Shanghai.minute(frozen.madeAt()), words.body(frozen.madeBy()), frozen.digest()),
                look.mayFreeze(),
                Stream.of(Bulletin.WHOLE, "place", "body", "category")
                        .map(kind -> table(told, kind, look))
                        .filter(table -> !table.lines().isEmpty())
                        .toList(),
                bars(told),
                trend(told),
                told.taken().stream()
                        .map(taken -> new BulletinPage.Reason(
                                words.of("insight." + taken.measure()),
                                taken.words(),
                                figure(
                                        taken.matters(),
                                        ask(told)
                                                .asking(
                                                        Measure.of(taken.measure())
                                                                .orElseThrow(),
                                                        taken.reason()),
                                        look)))
                        .toList(),
                told.recurring().stream().map(one -> again(told, one, look)).toList(),
                told.stuck(),
                today == null ? List.of() : changes(told, today));
    }

    static String address(Bulletin told) {
        return "/work/bulletins/" + told.place() + "/" + told.procedure() + "/" + told.month();
    }

    private static Ask ask(Bulletin told) {
        return new Ask(told.place(), "", told.procedure(), told.month(), "", "", "", "", "", "");
    }

    private static Ask ask(Bulletin told, Part part) {
        return switch (part.kind()) {
            case "place" -> ask(told).at(part.key());
            case "body" -> ask(told).ofBody(part.key());
            case "category" -> ask(told).ofCategory(part.key());
            default -> ask(told);
        };
    }

    List<Measure> measures(Bulletin told) {
        return Arrays.stream(Measure.values())
                .filter(rules.of(told.procedure())::asks)
                .toList();
    }

    private Table table(Bulletin told, String kind, Look look) {
        var measures = measures(told);
        var heads = new ArrayList<>(List.of(words.of("insight.board.name"), words.of("insight.board.matters")));
        measures.forEach(measure -> heads.add(words.of("insight." + measure.key())));
        var lines = told.parts(kind).stream()
                .map(part -> new Line(
                        part.name(),
                        figure(part.figures().matters(), ask(told, part), look),
                        measures.stream()
                                .map(measure -> rate(told, part, measure, look))
                                .toList()))
                .toList();
        return new Table(kind, heads, lines);
    }

    private Rate rate(Bulletin told, Part part, Measure measure, Look look) {
        var counts = part.figures();
        if (counts.known(measure) == 0) {
            return new Rate("—", null, null);
        }
        if (!part.kind().equals(Bulletin.WHOLE) && !told.tells(part, measure)) {
            return new Rate(words.of("insight.bulletin.too-few", told.least()), null, null);
        }
        var ask = ask(told, part);
        return new Rate(
                Board.percent(counts, measure),
                figure(counts.of(measure, Kind.YES), ask.asking(measure, "yes"), look),
                figure(counts.known(measure), ask.asking(measure, "known"), look));
    }

    private static Figure figure(long value, Ask ask, Look look) {
        var mayOpen = look.lists()
                && (look.answers() || !ask.asked().map(Measure::isAnswer).orElse(false));
        return new Figure(value, mayOpen ? new Count(value, ask.on(Ask.LIST)) : null);
    }

    private BulletinPage.Again again(Bulletin told, Bulletin.Recurring one, Look look) {
        // Counted of each category alone, so its list is of it alone too.
        var ask = ask(told).at(one.place()).ofCategoryAlone(one.category());
        return again(ask, YearMonth.parse(told.month()), one, look);
    }

    BulletinPage.Again again(Ask ask, YearMonth month, Bulletin.Recurring one, Look look) {
        return new BulletinPage.Again(
                words.category(one.category()),
                one.placeName(),
                figure(one.now(), ask.during(month.toString()), look),
                figure(one.before(), ask.during(month.minusMonths(1).toString()), look),
                figure(one.earlier(), ask.during(month.minusMonths(2).toString()), look));
    }

    private List<Bar> bars(Bulletin told) {
        var most = told.trend().stream()
                .mapToLong(one -> one.figures().matters())
                .max()
                .orElse(0);
        var bars = new ArrayList<Bar>();
        for (var one : told.trend()) {
            var value = one.figures().matters();
            bars.add(new Bar(one.month(), value, most == 0 ? 0 : (int) (100 * value / most), bars.size() * 60 + 10));
        }
        return bars;
    }

    private List<List<String>> trend(Bulletin told) {
        return told.trend().stream()
                .map(one -> {
                    var counts = one.figures();
                    var line = new ArrayList<>(List.of(one.month(), String.valueOf(counts.matters())));
                    measures(told).forEach(measure -> line.add(Board.percent(counts, measure)));
                    return List.copyOf(line);
                })
                .toList();
    }

    /** What is counted otherwise today: late answers, reopenings, a changed rule. Nothing told is changed for it. */
    private List<Change> changes(Bulletin told, Bulletin today) {
        var now = new HashMap<String, Part>();
        today.parts().forEach(part -> now.put(part.kind() + part.key(), part));
        var changes = new ArrayList<Change>();
        for (var part : told.parts()) {
            var other = now.get(part.kind() + part.key());
            var after = other == null ? Counts.ZERO : other.figures();
            var before = part.figures();
            add(changes, part.name() + " " + words.of("insight.board.matters"), before.matters(), after.matters());
            for (var measure : measures(told)) {
                var what = part.name() + " " + words.of("insight." + measure.key()) + " ";
                add(
                        changes,
                        what + words.of("insight.board.reached"),
                        before.of(measure, Kind.YES),
                        after.of(measure, Kind.YES));
                add(changes, what + words.of("insight.value.known"), before.known(measure), after.known(measure));
            }
        }
        return changes;
    }

    private static void add(List<Change> changes, String what, long then, long now) {
        if (then != now) {
            changes.add(new Change(what, then, now));
        }
    }
}
