package org.gongzhi.evidence;

import java.util.List;
import org.gongzhi.kernel.Chronicle;
import org.gongzhi.kernel.Rounds;
import org.springframework.stereotype.Component;

/**
 * Brings the log up to date every second and signs it when due, on every node: the log's lock makes them take turns.
 */
@Component
class Follower implements Rounds {

    private final Log log;
    private final List<Chronicle> chronicles;

    Follower(Log log, List<Chronicle> chronicles) {
        this.log = log;
        this.chronicles = List.copyOf(chronicles);
    }

    @Override
    public String name() {
        return "evidence";
    }

    @Override
    public boolean round() {
        var added = 0;
        for (var chronicle : chronicles) {
            added = Math.max(added, log.follow(chronicle));
        }
        log.signIfDue();
        return added >= 1_000;
    }
}
