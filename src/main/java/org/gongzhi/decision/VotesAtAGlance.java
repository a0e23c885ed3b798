package org.gongzhi.decision;

import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Glance;
import org.gongzhi.organization.Scope;
import org.springframework.stereotype.Component;

/** At a glance: how many votes are under way. */
@Component
class VotesAtAGlance implements Glance {

    private final Votes votes;
    private final Words words;

    VotesAtAGlance(Votes votes, Words words) {
        this.votes = votes;
        this.words = words;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Figure> of(Scope scope) {
        return Stream.of(new Figure(words.of("decision.glance"), votes.countOpen(scope), "/work/votes", false))
                .filter(figure -> figure.count() > 0)
                .toList();
    }
}
