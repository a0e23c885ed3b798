package org.gongzhi.insight;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.insight.BoardPage.Row;
import org.gongzhi.insight.Onlookers.Onlooker;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.gongzhi.web.NavEntry;
import org.gongzhi.web.NavGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The board (看板): how one's places do, from the county down to the matter, and what presses. */
@Controller
class BoardController {

    private static final String PATH = "/work/board";
    private static final int INLINE = 20;
    private static final int MONTHS = 13;

    private final Onlookers onlookers;
    private final Board board;
    private final FactList list;
    private final FactRows rows;
    private final RateRules rules;
    private final Weights weights;
    private final Procedures procedures;
    private final Places places;
    private final BoardWords words;
    private final InstantSource time;

    BoardController(
            Onlookers onlookers,
            Board board,
            FactList list,
            FactRows rows,
            RateRules rules,
            Weights weights,
            Procedures procedures,
            Places places,
            BoardWords words,
            InstantSource time) {
        this.onlookers = onlookers;
        this.board = board;
        this.list = list;
        this.rows = rows;
        this.rules = rules;
        this.weights = weights;
        this.procedures = procedures;
        this.places = places;
        this.words = words;
        this.time = time;
    }

    @Bean
    static NavEntry boardEntry() {
        return new NavEntry(30, PATH, "insight.nav.board", "work", NavGroup.INSIGHT);
    }

    @GetMapping(PATH)
    ModelAndView board(@RequestParam Map<String, String> typed, Authentication authentication) {
        var who = onlookers.of(authentication);
        var today = Shanghai.day(time.instant());
        var ask = asked(Ask.of(typed), who, today, typed.containsKey("procedure"));
        var answers = procedures
                .find(ask.procedure())
                .map(one -> onlookers.mayKnowAnswers(who, one))
                .orElse(false);
        var lowest =
                ask.place().length() >= Level.VILLAGE.length() || !ask.body().isEmpty();
        var by = lowest ? "" : by(typed.getOrDefault("by", ""));
        ask = by.equals("category") ? ask : ask.ofAnyCategory();
        var pair = ask.category().isEmpty() ? board.whole(ask) : board.ofCategory(ask);
        var part = !ask.body().isEmpty() || !ask.category().isEmpty();
        var whole = ask.body().isEmpty()
                ? board.row(ask, words.place(ask.place()), "", pair, answers)
                : board.ofBody(ask, answers);
        List<Row> cut = switch (by) {
            case "place" -> board.byPlace(ask, pair, answers);
            case "body" -> board.byBody(ask, answers);
            case "category" -> board.byCategory(ask, answers);
            default -> List.of();
        };
        var matters = lowest ? list.page(who.scope(), ask, FactList.Order.NEWEST, 1, INLINE) : List.<Fact>of();
        return new ModelAndView(
                "insight/board",
                "page",
                new BoardPage(
                        ask,
                        whole.name(),
                        by,
                        trail(ask, who, by),
                        lowest ? List.of() : tabs(ask),
                        periods(ask, today),
                        procedures.all().stream()
                                .map(one -> new Choice(one.id(), one.name()))
                                .toList(),
                        whole,
                        cut,
                        part ? List.of() : board.exclusions(ask, answers),
                        answers && !part ? score(pair.period(), ask) : null,
                        rules.of(ask.procedure()).law(),
                        !answers && rules.of(ask.procedure()).solved() != null,
                        rows.of(matters, null, time.instant()),
                        matters.size() < INLINE ? null : whole.matters()));
    }

    private static String by(String typed) {
        return List.of("body", "category").contains(typed) ? typed : "place";
    }

    /** What is meant when the address leaves it open: the highest place of this person, this month, appeals. */
    private Ask asked(Ask typed, Onlooker who, LocalDate today, boolean procedureGiven) {
        var scope = who.scope();
        var ask = typed.forBoard();
        ask = ask.period().equals(Cell.OPEN) || ask.from() != null
                ? ask
                : ask.during(YearMonth.from(today).toString());
        ask = ask.procedure().isEmpty() && !procedureGiven ? ask.under("appeal") : ask;
        if (!ask.procedure().isEmpty()) {
            procedures.get(ask.procedure());
        }
        if (ask.place().isEmpty() && !scope.places().isEmpty()) {
            ask = ask.at(scope.places().getFirst().value());
        }
        if (ask.place().isEmpty()) {
            var body = scope.bodies().stream()
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> Refusal.forbidden("insight.no-post"));
            return ask.at(body.substring(0, Level.COUNTY.length())).ofBody(body);
        }
        if (!PlaceCode.isCode(ask.place())) {
            throw Refusal.unknown("insight.unknown-place", ask.place());
        }
        var place = places.get(new PlaceCode(ask.place())).code();
        if (ask.body().isEmpty()) {
            scope.require(place);
        } else {
            scope.require(place, ask.body());
        }
        return ask;
    }

    private BoardPage.@Nullable Score score(Counts counts, Ask ask) {
        if (ask.procedure().isEmpty() || rules.of(ask.procedure()).solved() == null) {
            return null;
        }
        var from = ask.from();
        var entry = weights.on(from == null ? Shanghai.day(time.instant()) : from);
        var said = entry.weights().entrySet().stream()
                .map(one -> words.of("insight." + one.getKey().key()) + " " + one.getValue())
                .collect(Collectors.joining("、"));
        return entry.score(counts)
                .map(score -> new BoardPage.Score("%.1f".formatted(score), said, entry.source()))
                .orElse(null);
    }

    private List<Choice> trail(Ask ask, Onlooker who, String by) {
        var trail = new ArrayList<Choice>();
        for (var place : places.path(new PlaceCode(ask.place()))) {
            if (who.scope().sees(place.code())) {
                trail.add(
                        new Choice(ask.at(place.code().value()).ofAnyCategory().on(PATH), place.name()));
            }
        }
        if (by.equals("category") && !ask.category().isEmpty()) {
            trail.add(new Choice(ask.on(PATH) + "&by=category", words.category(ask.category())));
        }
        return trail;
    }

    private static List<Choice> tabs(Ask ask) {
        var plain = ask.ofAnyCategory().on(PATH);
        return List.of("place", "body", "category").stream()
                .map(by -> new Choice(plain + "&by=" + by, by))
                .toList();
    }

    private List<Choice> periods(Ask ask, LocalDate today) {
        var periods = new ArrayList<Choice>();
        for (int back = 0; back < MONTHS; back++) {
            var month = YearMonth.from(today).minusMonths(back);
            periods.add(new Choice(
                    month.toString(),
                    words.of("insight.month", String.valueOf(month.getYear()), month.getMonthValue())));
        }
        for (int back = 0; back < 3; back++) {
            var year = String.valueOf(today.getYear() - back);
            periods.add(new Choice(year, words.of("insight.year", year)));
        }
        if (periods.stream().noneMatch(one -> one.value().equals(ask.period()))) {
            periods.addFirst(new Choice(ask.period(), ask.period().toLowerCase(Locale.ROOT)));
        }
        return periods;
    }
}
