package org.gongzhi.supervision;

import java.time.Duration;
import org.gongzhi.kernel.Rounds;
import org.springframework.stereotype.Component;

/** Draws as soon as the log has a checkpoint for it: nobody presses a button, so nobody chooses the moment. */
@Component
class SpotRounds implements Rounds {

    private final SpotChecks checks;

    SpotRounds(SpotChecks checks) {
        this.checks = checks;
    }

    @Override
    public String name() {
        return "spot-checks";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public boolean round() {
        checks.drawDue();
        return false;
    }
}
