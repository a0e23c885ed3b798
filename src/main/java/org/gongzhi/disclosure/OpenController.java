package org.gongzhi.disclosure;

import org.gongzhi.identity.PublicPath;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.HomeEntry;
import org.gongzhi.web.HomeGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The portal of what is published (公开栏): by village, this month's money first; anybody, without signing in. */
@Controller
class OpenController {

    static final String PATH = "/open";

    private final OpenPages pages;
    private final VillagePages villages;
    private final PaperPages papers;
    private final Comparison comparison;
    private final Places places;
    private final Items items;

    OpenController(
            OpenPages pages,
            VillagePages villages,
            PaperPages papers,
            Comparison comparison,
            Places places,
            Items items) {
        this.pages = pages;
        this.villages = villages;
        this.papers = papers;
        this.comparison = comparison;
        this.places = places;
        this.items = items;
    }

    @Bean
    static PublicPath openPortal() {
        return new PublicPath(PATH + "/**");
    }

    @Bean
    static PublicPath openFront() {
        return new PublicPath(PATH);
    }

    @Bean
    static HomeEntry openEntry() {
        return new HomeEntry(HomeGroup.WATCH, 40, PATH, "disclosure.open", "disclosure.open.hint", "book");
    }

    @GetMapping(PATH)
    ModelAndView front(@RequestParam(defaultValue = "") String q) {
        return new ModelAndView("disclosure/area", "page", pages.front(q));
    }

    @GetMapping(PATH + "/{place}")
    ModelAndView place(@PathVariable String place, @RequestParam(defaultValue = "") String q) {
        var where = where(place);
        return pages.isVillage(where)
                ? new ModelAndView("disclosure/open", "page", villages.page(where, q))
                : new ModelAndView("disclosure/area", "page", pages.area(where, q));
    }

    /** One item over time: months side by side. */
    @GetMapping(PATH + "/{place}/{item}")
    ModelAndView item(
            @PathVariable String place, @PathVariable String item, @RequestParam(defaultValue = "-1") int col) {
        var where = where(place);
        var known = items.find(where, item).orElseThrow(() -> Refusal.unknown("disclosure.unknown"));
        return new ModelAndView("disclosure/item", "page", comparison.page(where, known, col));
    }

    @GetMapping(PATH + "/{place}/{item}/{period}")
    ModelAndView paper(@PathVariable String place, @PathVariable String item, @PathVariable String period) {
        return new ModelAndView("disclosure/paper", "page", papers.newest(slot(place, item, period)));
    }

    /** An earlier version stays readable for ever. */
    @GetMapping(PATH + "/{place}/{item}/{period}/v{version:\\d{1,4}}")
    ModelAndView paper(
            @PathVariable String place,
            @PathVariable String item,
            @PathVariable String period,
            @PathVariable int version) {
        return new ModelAndView("disclosure/paper", "page", papers.version(slot(place, item, period), version));
    }

    private Slot slot(String place, String item, String period) {
        return new Slot(
                where(place).code(),
                item,
                Period.parse(period).orElseThrow(() -> Refusal.unknown("disclosure.unknown")));
    }

    private Place where(String code) {
        if (!PlaceCode.isCode(code)) {
            throw Refusal.unknown("disclosure.unknown-place");
        }
        return places.get(new PlaceCode(code));
    }
}
