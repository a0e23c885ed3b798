package org.gongzhi.organization;

import java.util.Comparator;
import java.util.List;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How well my places are staffed: figures by duty and by place, each of which leads to its list. */
@Controller
class PostsController {

    private final Posts posts;
    private final Places places;
    private final Duties duties;

    PostsController(Posts posts, Places places, Duties duties) {
        this.posts = posts;
        this.places = places;
        this.duties = duties;
    }

    @GetMapping("/work/posts")
    ModelAndView coverage(@AuthenticationPrincipal SignedIn me, @RequestParam(defaultValue = "") String place) {
        var scope = posts.scopeOf(me.person());
        if (scope.places().isEmpty()) {
            return new ModelAndView("redirect:/work/posts/list");
        }
        var asked =
                PlaceCode.isCode(place) ? new PlaceCode(place) : scope.places().getFirst();
        scope.require(asked);
        var chosen = places.get(asked);
        var page = new CoveragePage(
                chosen.code().value(),
                trail(scope, chosen),
                posts.coverage(chosen.code()),
                duties.all().stream()
                        .map(duty -> new CoveragePage.Line(
                                duty.key(), duty.name(), posts.coverage(chosen.code(), duty.key())))
                        .filter(CoveragePage.Line::counts)
                        .toList(),
                places.children(chosen.code()).stream()
                        .map(child ->
                                new CoveragePage.Line(child.code().value(), child.name(), posts.coverage(child.code())))
                        .filter(CoveragePage.Line::counts)
                        .sorted(Comparator.comparingInt(line -> -line.coverage().missing()))
                        .toList());
        return new ModelAndView("organization/coverage", "page", page);
    }

    /** My other places, then those from the highest of mine down to the one looked at. */
    private List<Choice> trail(Scope scope, Place chosen) {
        return places.path(chosen.code()).stream()
                .filter(place -> scope.sees(place.code()))
                .map(place -> new Choice(place.code().value(), place.name()))
                .toList();
    }

    /**
     * Everything {@code organization/coverage.jte} shows.
     *
     * @param place the code looked at
     * @param trail the places from the highest of mine down to it
     */
    record CoveragePage(String place, List<Choice> trail, Coverage whole, List<Line> byDuty, List<Line> byPlace) {

        String name() {
            return trail.getLast().label();
        }

        /** One duty or one place below, those that miss most first. */
        record Line(String key, String name, Coverage coverage) {

            boolean counts() {
                return coverage.expected() > 0;
            }
        }
    }
}
