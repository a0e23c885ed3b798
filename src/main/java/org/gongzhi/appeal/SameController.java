package org.gongzhi.appeal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Register;
import org.gongzhi.search.Offers;
import org.gongzhi.search.Offers.Offer;
import org.gongzhi.web.See;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asks, once a report is safely kept, whether it is the same as a neighbour's (我也是). Whoever goes away without an
 * answer has lost nothing.
 */
@Controller
@RequestMapping("/q/same/{number}")
class SameController {

    private final Register register;
    private final Offers offers;
    private final InstantSource time;

    SameController(Register register, Offers offers, InstantSource time) {
        this.register = register;
        this.offers = offers;
        this.time = time;
    }

    /** What {@code appeal/same.jte} shows; {@code gone} says that the one chosen is not open any more. */
    record SamePage(String number, String key, List<Choice> choices, boolean gone) {

        /** Another report, in what everybody may know of it. */
        record Choice(
                String number,
                long days,
                @Nullable String place,
                @Nullable String category,
                @Nullable String thing,
                String state) {}
    }

    @GetMapping
    ModelAndView ask(@PathVariable String number, @RequestParam(name = "k", defaultValue = "") String key) {
        var matter = opened(number, key);
        return page(matter, key, false);
    }

    @PostMapping
    ModelAndView answer(
            @PathVariable String number,
            @RequestParam(name = "k", defaultValue = "") String key,
            @RequestParam(defaultValue = "") String other) {
        var matter = opened(number, key);
        var same = MatterNumber.parse(other);
        if (same.isPresent() && !offers.accept(matter, same.get())) {
            return page(matter, key, true);
        }
        return seen(matter, key);
    }

    private ModelAndView page(Matter matter, String key, boolean gone) {
        var choices = offers.of(matter).stream().map(this::choice).toList();
        if (choices.isEmpty()) {
            return seen(matter, key);
        }
        var page = new SamePage(matter.number().value(), key, choices, gone);
        return new ModelAndView("appeal/same", Map.of("page", page), gone ? HttpStatus.CONFLICT : HttpStatus.OK);
    }

    private SamePage.Choice choice(Offer offer) {
        return new SamePage.Choice(
                offer.number().value(),
                Duration.between(offer.opened(), time.instant()).toDays(),
                offer.place(),
                offer.category(),
                offer.thing(),
                offer.state());
    }

    /** Only who holds the link of the report is asked. */
    private Matter opened(String typed, String key) {
        return MatterNumber.parse(typed)
                .filter(number -> register.opens(number, key))
                .flatMap(register::find)
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", typed));
    }

    private static ModelAndView seen(Matter matter, String key) {
        return See.other("/m/" + matter.number() + "?k=" + key);
    }
}
