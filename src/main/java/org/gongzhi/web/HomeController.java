package org.gongzhi.web;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The first page for somebody who came without a code, and the pages that say what this site does with words. */
@Controller
class HomeController {

    private final List<HomeEntry> entries;

    HomeController(List<HomeEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(HomeEntry::order))
                .toList();
    }

    @GetMapping("/")
    ModelAndView home() {
        return new ModelAndView(
                "web/home",
                "page",
                new HomePage(entries.stream()
                        .filter(entry -> entry.shown().getAsBoolean())
                        .collect(Collectors.groupingBy(HomeEntry::group, TreeMap::new, Collectors.toList()))));
    }

    @GetMapping("/privacy")
    ModelAndView privacy() {
        return new ModelAndView("web/privacy");
    }

    @GetMapping("/accessibility")
    ModelAndView accessibility() {
        return new ModelAndView("web/accessibility");
    }

    /** Matters and work are nobody's search results. */
    @GetMapping(value = "/robots.txt", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String robots() {
        return """
                User-agent: *
                Disallow: /m/
                Disallow: /my
                Disallow: /q/
                Disallow: /work
                Disallow: /admin
                Disallow: /api/
                """;
    }

    /** What {@code web/home.jte} shows: the tiles under their headings, both in order. */
    record HomePage(SortedMap<HomeGroup, List<HomeEntry>> groups) {}
}
