package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongzhi.disclosure.Hands.Hand;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.web.NavEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Villages by items (公开矩阵): what is published, what waits, and in red what is missing. */
@Controller
class MatrixController {

    static final String PATH = "/work/open";

    private final Hands hands;
    private final MatrixPages pages;
    private final VillageTables villages;
    private final Occurrences occurrences;
    private final InstantSource time;

    MatrixController(
            Hands hands, MatrixPages pages, VillageTables villages, Occurrences occurrences, InstantSource time) {
        this.hands = hands;
        this.pages = pages;
        this.villages = villages;
        this.occurrences = occurrences;
        this.time = time;
    }

    @Bean
    static NavEntry disclosureEntry() {
        return new NavEntry(28, PATH, "disclosure.nav", "work");
    }

    @GetMapping(PATH)
    ModelAndView mine(@RequestParam(defaultValue = "") String month, Authentication who) {
        var hand = hands.of(who);
        var place =
                hand.scope().places().stream().findFirst().orElseThrow(() -> Refusal.forbidden("disclosure.no-place"));
        return show(hand, hands.seen(hand, place.value()), month(month, place), Map.of(), null);
    }

    @GetMapping(PATH + "/{place}")
    ModelAndView of(@PathVariable String place, @RequestParam(defaultValue = "") String month, Authentication who) {
        var hand = hands.of(who);
        var where = hands.seen(hand, place);
        return show(hand, where, month(month, where.code()), Map.of(), null);
    }

    /** Registers that something happened that must be published at once. */
    @PostMapping(PATH + "/{place}")
    Object happened(@PathVariable String place, @RequestParam Map<String, String> typed, Authentication who) {
        var hand = hands.of(who);
        var village = hands.seen(hand, place);
        hands.requireWriter(hand, village.code());
        try {
            var slot = occurrences.happened(
                    village, typed.getOrDefault("item", ""), typed.getOrDefault("title", ""), day(typed.get("day")));
            return "redirect:" + slot.workPath();
        } catch (Refusal refusal) {
            return show(hand, village, month("", village.code()), typed, refusal);
        }
    }

    private ModelAndView show(
            Hand hand, Place place, YearMonth month, Map<String, String> typed, @Nullable Refusal refusal) {
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        if (place.level() == Level.VILLAGE || place.code().value().length() > Level.VILLAGE.length()) {
            var page = villages.page(
                    place, month, hands.mayWrite(hand, place.code()), new LinkedHashMap<>(typed), refusal);
            return new ModelAndView("disclosure/village", Map.of("page", page), status);
        }
        if (place.level() == Level.TOWN) {
            return new ModelAndView("disclosure/matrix", "page", pages.matrix(place, month));
        }
        return new ModelAndView("disclosure/rollup", "page", pages.rollup(place, month));
    }

    /** Unless asked otherwise the month that ended last: only then is what it says due. */
    private YearMonth month(String typed, PlaceCode within) {
        try {
            return typed.isEmpty() ? pages.lastMonth(within, Shanghai.day(time.instant())) : YearMonth.parse(typed);
        } catch (DateTimeParseException _) {
            throw Refusal.unknown("disclosure.unknown-month");
        }
    }

    private static LocalDate day(@Nullable String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed);
        } catch (DateTimeParseException _) {
            throw Refusal.invalidFields(Map.of("day", "disclosure.day-needed"));
        }
    }
}
