package org.gongzhi.decision;

import java.util.List;
import java.util.Map;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Places;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The votes of an officer's places, and where each stands. */
@Controller
@RequestMapping("/work/votes")
class StaffVotesController {

    private final Votes votes;
    private final StaffVotePages pages;
    private final Posts posts;
    private final Places places;

    StaffVotesController(Votes votes, StaffVotePages pages, Posts posts, Places places) {
        this.votes = votes;
        this.pages = pages;
        this.posts = posts;
        this.places = places;
    }

    /** Everything {@code decision/staff-votes.jte} shows. */
    record StaffVotesPage(List<VotesController.VotesPage.Line> lines) {}

    @GetMapping
    ModelAndView list(@AuthenticationPrincipal SignedIn me) {
        var lines = votes.within(posts.scopeOf(me.person())).stream()
                .map(seen -> new VotesController.VotesPage.Line(
                        seen, places.fullName(seen.vote().place())))
                .toList();
        return new ModelAndView("decision/staff-votes", "page", new StaffVotesPage(lines));
    }

    @GetMapping("/{number}")
    ModelAndView one(@PathVariable String number, @AuthenticationPrincipal SignedIn me) {
        return pages.page(pages.seen(number, me), null, Map.of(), null);
    }
}
