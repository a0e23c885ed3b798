package org.gongzhi.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.insight.Onlookers.Onlooker;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Tables;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list behind a number of the board: as long as the number says. */
@Controller
class FactListController {

    private static final int SIZE = 50;
    private static final int MOST_EXPORTED = 1_000_000;

    private final Onlookers onlookers;
    private final FactList list;
    private final FactRows rows;
    private final Procedures procedures;
    private final BoardWords words;
    private final Tables tables;
    private final InstantSource time;

    FactListController(
            Onlookers onlookers,
            FactList list,
            FactRows rows,
            Procedures procedures,
            BoardWords words,
            Tables tables,
            InstantSource time) {
        this.onlookers = onlookers;
        this.list = list;
        this.rows = rows;
        this.procedures = procedures;
        this.words = words;
        this.tables = tables;
        this.time = time;
    }

    /**
     * Everything {@code insight/list.jte} shows.
     *
     * @param what which matters these are, in words
     * @param back the board they were counted on
     */
    record ListPage(
            String what, String back, String table, boolean verdicts, List<BoardPage.FactRow> rows, Paging paging) {}

    @GetMapping(Ask.LIST)
    ModelAndView list(
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "1") int page,
            Authentication authentication) {
        var who = onlookers.of(authentication);
        var ask = Ask.of(typed);
        requireMayKnow(who, ask);
        var number = Math.clamp(page, 1, 2_000);
        var order = ask.load().isEmpty() ? FactList.Order.NEWEST : FactList.Order.DUE;
        var facts = list.page(who.scope(), ask, order, number, SIZE);
        var total = list.count(who.scope(), ask);
        var measure = ask.asked().orElse(null);
        return new ModelAndView(
                "insight/list",
                "page",
                new ListPage(
                        what(ask),
                        board(ask),
                        ask.on(Ask.LIST + ".xlsx"),
                        measure != null,
                        rows.of(facts, measure, time.instant()),
                        Paging.counted(ask.on(Ask.LIST), number, SIZE, total)));
    }

    /** The same list as a table, streamed. */
    @GetMapping(Ask.LIST + ".xlsx")
    void table(@RequestParam Map<String, String> typed, Authentication authentication, HttpServletResponse response)
            throws IOException {
        var who = onlookers.of(authentication);
        var ask = Ask.of(typed);
        requireMayKnow(who, ask);
        var measure = ask.asked().orElse(null);
        var heads = Stream.of("number", "procedure", "place", "category", "state", "opened", "verdict")
                .map(head -> words.of("insight.col." + head))
                .toList();
        tables.answer(
                response,
                words.of("insight.list"),
                heads,
                () -> list.all(who.scope(), ask, MOST_EXPORTED)
                        .map(fact -> List.of(
                                fact.number().value(),
                                procedures.get(fact.procedure()).name(),
                                words.place(fact.place().value()),
                                fact.category(),
                                words.state(fact.procedure(), fact.state()),
                                Shanghai.date(fact.opened()),
                                measure == null
                                        ? ""
                                        : words.verdict(fact.procedure(), measure, fact.verdict(measure)))));
    }

    /** A list by answers tells of each matter what its reporter said. */
    private void requireMayKnow(Onlooker who, Ask ask) {
        var answers = ask.asked().filter(Measure::isAnswer).isPresent();
        var asked = ask.procedure().isEmpty() ? procedures.all() : List.of(procedures.get(ask.procedure()));
        if (answers && !asked.stream().allMatch(one -> onlookers.mayKnowAnswers(who, one))) {
            throw Refusal.forbidden("insight.answers-are-hidden");
        }
    }

    private static String board(Ask ask) {
        return new Ask(ask.place(), "", ask.procedure(), ask.period(), "", "", "", "", "", "").on("/work/board");
    }

    private String what(Ask ask) {
        var procedure = procedures.find(ask.procedure());
        var measure = ask.asked();
        return Stream.of(
                        ask.place().isEmpty() ? "" : words.place(ask.place()),
                        ask.own().isEmpty() ? "" : words.of("insight.own"),
                        period(ask),
                        procedure.map(one -> one.name()).orElse(""),
                        ask.body().isEmpty() ? "" : words.body(ask.body()),
                        ask.category().isEmpty() ? "" : words.category(ask.category()),
                        measure.map(one -> words.of("insight." + one.key())).orElse(""),
                        measure.map(one -> value(ask, one)).orElse(""),
                        ask.load().isEmpty() ? "" : words.of("insight.load." + ask.load()),
                        ask.reopened().isEmpty() ? "" : words.of("insight.reopened"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private String value(Ask ask, Measure measure) {
        return switch (ask.value()) {
            case "" -> "";
            case "known", "excluded" -> words.of("insight.value." + ask.value());
            default -> words.verdict(ask.procedure(), measure, Verdict.of(ask.value()));
        };
    }

    private String period(Ask ask) {
        var from = ask.from();
        return switch (ask.period().length()) {
            case 7 ->
                from == null ? "" : words.of("insight.month", String.valueOf(from.getYear()), from.getMonthValue());
            case 10 -> from == null ? "" : Shanghai.date(from);
            case 4 -> from == null ? words.of("insight.open") : words.of("insight.year", ask.period());
            default -> "";
        };
    }
}
