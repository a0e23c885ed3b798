package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.gongzhi.desk.ProcedureSheets;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Uses;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The powers of a village (权力清单): what each is, by which way it is used, and every time it was. */
@Controller
class PowerController {

    private static final int LISTED = 50;

    private final Powers powers;
    private final Procedures procedures;
    private final ProcedureSheets sheets;
    private final Uses uses;
    private final Items items;
    private final Places places;
    private final InstantSource time;

    PowerController(
            Powers powers,
            Procedures procedures,
            ProcedureSheets sheets,
            Uses uses,
            Items items,
            Places places,
            InstantSource time) {
        this.powers = powers;
        this.procedures = procedures;
        this.sheets = sheets;
        this.uses = uses;
        this.items = items;
        this.places = places;
        this.time = time;
    }

    /** Everything {@code disclosure/powers.jte} shows. */
    record PowersPage(String code, String place, String name, List<Line> lines) {}

    /** One power and how often it was used this year. */
    record Line(String name, String href, String basis, long used, long ended) {}

    /** Everything {@code disclosure/power.jte} shows. */
    record PowerPage(
            String code,
            String place,
            Power power,
            String procedure,
            String item,
            ProcedureSheets.Sheet sheet,
            List<Once> uses) {}

    /** One time it was used. */
    record Once(String number, String title, String state, boolean ended, String at) {}

    @GetMapping(OpenController.PATH + "/{place}/powers")
    ModelAndView list(@PathVariable String place) {
        var village = village(place);
        var today = Shanghai.day(time.instant());
        var list = list(village, today);
        var counts = uses.counts(
                village.code(), Shanghai.startOf(today.withDayOfYear(1)), Shanghai.startOf(today.plusDays(1)));
        var lines = list.powers().stream()
                .map(power -> {
                    var count = counts.getOrDefault(power.procedure(), Uses.Count.NONE);
                    return new Line(power.name(), href(village, power), power.basis(), count.opened(), count.ended());
                })
                .toList();
        return new ModelAndView(
                "disclosure/powers",
                "page",
                new PowersPage(village.code().value(), village.name(), list.name(), lines));
    }

    @GetMapping(OpenController.PATH + "/{place}/powers/{power}")
    ModelAndView one(@PathVariable String place, @PathVariable String power, @ModelAttribute("ui") Ui ui) {
        var village = village(place);
        var known = list(village, Shanghai.day(time.instant())).powers().stream()
                .filter(one -> one.key().equals(power))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("disclosure.unknown-power"));
        var procedure = procedures.get(known.procedure());
        var page = new PowerPage(
                village.code().value(),
                village.name(),
                known,
                procedure.name(),
                items.find(village, known.item()).map(Item::name).orElse(""),
                sheets.of(procedure, ui.elder()),
                uses.newest(known.procedure(), village.code(), LISTED).stream()
                        .map(use -> new Once(
                                use.number().value(),
                                use.title(),
                                use.state(),
                                use.ended(),
                                Shanghai.date(Shanghai.day(use.openedAt()))))
                        .toList());
        return new ModelAndView("disclosure/power", "page", page);
    }

    private static String href(Place village, Power power) {
        return OpenController.PATH + "/" + village.code() + "/powers/" + power.key();
    }

    private Power.Listing list(Place village, LocalDate day) {
        return powers.of(village, day).orElseThrow(() -> Refusal.unknown("disclosure.unknown-power"));
    }

    private Place village(String code) {
        var place = PlaceCode.isCode(code) ? places.get(new PlaceCode(code)) : null;
        if (place == null || place.level() != Level.VILLAGE) {
            throw Refusal.unknown("disclosure.unknown-place");
        }
        return place;
    }
}
