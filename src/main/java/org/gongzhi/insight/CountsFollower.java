package org.gongzhi.insight;

import org.gongzhi.kernel.Rounds;
import org.springframework.stereotype.Component;

/** Lets the counts follow within a second; of several nodes one counts at a time. */
@Component
class CountsFollower implements Rounds {

    private final Tallies tallies;

    CountsFollower(Tallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public String name() {
        return "counts";
    }

    @Override
    public boolean round() {
        tallies.follow();
        return false;
    }
}
