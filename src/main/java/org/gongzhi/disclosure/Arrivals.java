package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.util.List;
import org.gongzhi.kernel.Shanghai;
import org.springframework.stereotype.Component;

/** Asks every source what happened lately, and lays it down as due. */
@Component
class Arrivals {

    /** A minute may be written down weeks after the meeting. */
    private static final int DAYS_BACK = 60;

    private final List<Source> sources;
    private final Happenings happenings;
    private final InstantSource time;

    Arrivals(List<Source> sources, Happenings happenings, InstantSource time) {
        this.sources = sources;
        this.happenings = happenings;
        this.time = time;
    }

    /** How many things were new. */
    int lay() {
        var since = Shanghai.day(time.instant()).minusDays(DAYS_BACK);
        int laid = 0;
        for (var source : sources) {
            for (var one : source.happened(since)) {
                laid += happenings.lay(source.name(), one) ? 1 : 0;
            }
        }
        return laid;
    }
}
