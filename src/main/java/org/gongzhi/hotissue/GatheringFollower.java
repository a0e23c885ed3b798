package org.gongzhi.hotissue;

import java.time.Duration;
import org.gongzhi.kernel.Rounds;
import org.springframework.stereotype.Component;

/** Lets the gathering follow; of several nodes one gathers at a time. */
@Component
class GatheringFollower implements Rounds {

    private final Gatherer gatherer;

    GatheringFollower(Gatherer gatherer) {
        this.gatherer = gatherer;
    }

    @Override
    public String name() {
        return "gathering";
    }

    /** Nobody waits for it: what is told today is a hot issue tomorrow. */
    @Override
    public Duration every() {
        return Duration.ofSeconds(5);
    }

    @Override
    public boolean round() {
        return gatherer.step();
    }
}
