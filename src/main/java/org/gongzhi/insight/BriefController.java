package org.gongzhi.insight;

import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.gongzhi.insight.BoardPage.FactRow;
import org.gongzhi.insight.BoardPage.Row;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Concerns;
import org.gongzhi.procedure.Concerns.Concern;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.gongzhi.web.NavEntry;
import org.gongzhi.web.NavGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One page for whoever answers for the whole (一页简报): the rates, what comes again, what does not move. */
@Controller
class BriefController {

    static final String PATH = "/work/brief";
    private static final String PROCEDURE = "appeal";
    private static final int SHOWN = 8;
    private static final int AGAIN = 3;

    private final Onlookers onlookers;
    private final Board board;
    private final Trouble trouble;
    private final FactRepository facts;
    private final FactRows rows;
    private final BulletinPages pages;
    private final Procedures procedures;
    private final Places places;
    private final List<Concerns> concerns;
    private final BoardWords words;
    private final InstantSource time;

    BriefController(
            Onlookers onlookers,
            Board board,
            Trouble trouble,
            FactRepository facts,
            FactRows rows,
            BulletinPages pages,
            Procedures procedures,
            Places places,
            List<Concerns> concerns,
            BoardWords words,
            InstantSource time) {
        this.onlookers = onlookers;
        this.board = board;
        this.trouble = trouble;
        this.facts = facts;
        this.rows = rows;
        this.pages = pages;
        this.procedures = procedures;
        this.places = places;
        this.concerns = List.copyOf(concerns);
        this.words = words;
        this.time = time;
    }

    @Bean
    static NavEntry briefEntry() {
        return new NavEntry(29, PATH, "insight.nav.brief", "work", NavGroup.INSIGHT);
    }

    /**
     * Everything {@code insight/brief.jte} shows.
     *
     * @param before the rates of the month before, in the same order
     * @param hidden what reporters said is not shown to this person
     */
    record BriefPage(
            String name,
            String at,
            String month,
            Row whole,
            List<Choice> before,
            boolean hidden,
            List<BulletinPage.Again> again,
            List<Concern> concerns,
            List<FactRow> stuck,
            String late,
            List<Row> places,
            String board) {}

    @GetMapping(PATH)
    ModelAndView brief(@RequestParam(defaultValue = "") String place, Authentication authentication) {
        var who = onlookers.of(authentication);
        var mine = who.scope().places();
        if (mine.isEmpty()) {
            return new ModelAndView("redirect:/work/board");
        }
        if (!place.isEmpty() && !PlaceCode.isCode(place)) {
            throw Refusal.unknown("insight.unknown-place", place);
        }
        var where = places.get(place.isEmpty() ? mine.getFirst() : new PlaceCode(place))
                .code();
        who.scope().require(where);
        var now = time.instant();
        var month = YearMonth.from(Shanghai.day(now));
        var ask = Ask.of(Map.of("place", where.value(), "procedure", PROCEDURE, "period", month.toString()));
        var answers = onlookers.mayKnowAnswers(who, procedures.get(PROCEDURE));
        var pair = board.whole(ask);
        var last = board.row(
                ask, "", "", board.whole(ask.during(month.minusMonths(1).toString())), answers);
        var stuck = trouble.stuck(where, PROCEDURE, SHOWN).stream()
                .map(one -> new MatterNumber(one.number()))
                .toList();
        return new ModelAndView(
                "insight/brief",
                "page",
                new BriefPage(
                        words.place(where.value()),
                        Shanghai.minute(now),
                        words.of("insight.month", String.valueOf(month.getYear()), month.getMonthValue()),
                        board.row(ask, words.place(where.value()), "", pair, answers),
                        last.rates().stream()
                                .map(rate -> new Choice(rate.percent(), rate.name()))
                                .toList(),
                        !answers,
                        trouble.recurring(where, PROCEDURE, month, AGAIN, SHOWN).stream()
                                .map(one -> again(ask, one))
                                .toList(),
                        concerns.stream()
                                .flatMap(source -> source.of(who.scope(), where, SHOWN).stream())
                                .toList(),
                        rows.of(ordered(stuck), null, now),
                        ask.pressing("late").on(Ask.LIST),
                        board.byPlace(ask, pair, answers),
                        ask.on("/work/board")));
    }

    private List<Fact> ordered(List<MatterNumber> numbers) {
        var found = facts.find(numbers);
        return numbers.stream()
                .flatMap(number -> found.stream().filter(fact -> fact.number().equals(number)))
                .toList();
    }

    private BulletinPage.Again again(Ask ask, Bulletin.Recurring one) {
        return pages.again(
                ask.at(one.place()).ofCategoryAlone(one.category()),
                YearMonth.parse(ask.period()),
                one,
                new BulletinPages.Look(true, false, false));
    }
}
