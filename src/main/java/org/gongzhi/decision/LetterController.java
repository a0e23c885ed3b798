package org.gongzhi.decision;

import java.util.List;
import org.gongzhi.decision.Votes.Seen;
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
    private final Posts posts;
    private final Places places;
    private final String url;

    LetterController(
            Votes votes,
            Codes codes,
            Papers papers,
            Posts posts,
            Places places,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.votes = votes;
        this.codes = codes;
        this.papers = papers;
        this.posts = posts;
        this.places = places;
        this.url = url;
    }

    /** Everything {@code decision/letters.jte} shows. */
    record LettersPage(Seen seen, String place, List<Codes.Letter> letters, String address) {}

    @PostMapping("/codes")
    ModelAndView letters(
            @PathVariable String number, @RequestParam String building, @AuthenticationPrincipal SignedIn me) {
        var seen = votes.get(number, posts.scopeOf(me.person()));
        var page = new LettersPage(
                seen,
                places.fullName(seen.vote().place()),
                codes.print(number, building),
                url + "/votes/" + number + "/ballot");
        return new ModelAndView("decision/letters", "page", page);
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
