package org.gongzhi.hotissue;

import java.util.List;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Concerns;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Component;

/** Tells pages that look at the whole of a place which problems many people told of there. */
@Component
class HotConcerns implements Concerns {

    private final Issues issues;
    private final IssueWords words;

    HotConcerns(Issues issues, IssueWords words) {
        this.issues = issues;
        this.words = words;
    }

    @Override
    public List<Concern> of(Scope scope, PlaceCode place, int most) {
        return issues.hottest(scope).stream()
                .filter(issue ->
                        issue.tellings().stream().anyMatch(telling -> new PlaceCode(telling.place()).isWithin(place)))
                .limit(most)
                .map(issue -> new Concern(
                        issue.name(),
                        words.explain(issue.heat()) + " " + words.trend(issue.heat()),
                        "/work/issues/" + issue.id()))
                .toList();
    }
}
