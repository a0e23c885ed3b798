package org.gongzhi.dispatch;

import java.util.Map;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts together what the keeper sees of a change that is tried. */
@Component
class DraftPages {

    private static final int SIZE = 50;

    private final DraftRepository drafts;
    private final Advisor advisor;
    private final Places places;

    DraftPages(DraftRepository drafts, Advisor advisor, Places places) {
        this.drafts = drafts;
        this.advisor = advisor;
        this.places = places;
    }

    ModelAndView view(Draft draft, boolean all, int page, @Nullable String problem, HttpStatus status) {
        var moving = drafts.moving(draft);
        var trials = drafts.trials(draft, !all, (page - 1) * SIZE, SIZE).stream()
                .map(trial -> new DraftPage.Tried(trial, places.fullName(new PlaceCode(trial.place()))))
                .toList();
        var shown = new DraftPage(
                draft,
                name(draft.county()),
                draft.lines().stream().map(this::shown).toList(),
                trials,
                moving,
                !all,
                problem,
                Paging.counted(
                        "/work/catalogue/drafts/" + draft.id() + (all ? "?all=true" : ""),
                        page,
                        SIZE,
                        all ? draft.tried() : moving));
        return new ModelAndView("dispatch/draft", Map.of("page", shown), status);
    }

    private DraftPage.Shown shown(Draft.Line line) {
        return new DraftPage.Shown(
                line.category(),
                places.fullName(new PlaceCode(line.place())),
                line.target() == null ? "" : advisor.name(new Target(line.target())),
                line.deputies().stream()
                        .map(Target::new)
                        .map(advisor::name)
                        .reduce((one, other) -> one + "、" + other)
                        .orElse(""),
                line.basis(),
                line.from().toString());
    }

    private String name(String county) {
        return places.fullName(new PlaceCode(county));
    }
}
