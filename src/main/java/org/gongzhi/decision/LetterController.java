package org.gongzhi.decision;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gongzhi.decision.Votes.Seen;
import org.gongzhi.identity.Readings;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Places;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Letters with codes and paper ballots, building by building, to print and deliver. A code is shown here once. */
@Controller
@RequestMapping("/work/votes/{number}")
class LetterController {

    private final Votes votes;
    private final Codes codes;
    private final Papers papers;
    private final Rolls rolls;
    private final Readings readings;
    private final Posts posts;
    private final Places places;
    private final String url;

    LetterController(
            Votes votes,
            Codes codes,
            Papers papers,
            Rolls rolls,
            Readings readings,
            Posts posts,
            Places places,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.votes = votes;
        this.codes = codes;
        this.papers = papers;
        this.rolls = rolls;
        this.readings = readings;
        this.posts = posts;
        this.places = places;
        this.url = url;
    }

    /** Everything {@code decision/letters.jte} shows. */
    record LettersPage(
            Seen seen, String place, List<Codes.Letter> letters, Map<String, String> names, String address) {}

    @PostMapping("/codes")
    ModelAndView letters(
            @PathVariable String number, @RequestParam String building, @AuthenticationPrincipal SignedIn me) {
        var seen = votes.get(number, posts.scopeOf(me.person()));
        var page = new LettersPage(
                seen,
                places.fullName(seen.vote().place()),
                codes.print(number, building),
                names(seen, building, me),
                url + "/votes/" + number + "/ballot");
        return new ModelAndView("decision/letters", "page", page);
    }

    /** To whom a letter goes, where the roll is of persons. */
    private Map<String, String> names(Seen seen, String building, SignedIn me) {
        if (!seen.vote().ofPeople()) {
            return Map.of();
        }
        var number = seen.vote().number();
        readings.note(me.person(), me.name(), number, "decision.reading.names", null);
        return rolls.current(number).stream()
                .filter(line -> line.building().equals(building))
                .collect(Collectors.toMap(RollLine::unit, line -> rolls.name(number, line)));
    }

    /** Everything {@code decision/papers.jte} shows. */
    record PapersPage(Seen seen, String place, List<Papers.Sheet> sheets) {}

    @PostMapping("/papers")
    ModelAndView papers(
            @PathVariable String number, @RequestParam String building, @AuthenticationPrincipal SignedIn me) {
        var seen = votes.get(number, posts.scopeOf(me.person()));
        var page = new PapersPage(seen, places.fullName(seen.vote().place()), papers.print(number, building));
        return new ModelAndView("decision/papers", "page", page);
    }
}
