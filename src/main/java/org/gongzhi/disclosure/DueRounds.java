package org.gongzhi.disclosure;

import java.time.Duration;
import org.gongzhi.kernel.Rounds;
import org.springframework.stereotype.Component;

/** Looks every ten minutes at what is due: lays it down, marks what is late, tells whom it concerns, archives. */
@Component
class DueRounds implements Rounds {

    private final DueCheck check;
    private final Arrivals arrivals;
    private final Reminders reminders;
    private final Subscribers subscribers;
    private final Archiving archiving;
    private final OpenCache cache;
    private boolean rested;

    DueRounds(
            DueCheck check,
            Arrivals arrivals,
            Reminders reminders,
            Subscribers subscribers,
            Archiving archiving,
            OpenCache cache) {
        this.check = check;
        this.arrivals = arrivals;
        this.reminders = reminders;
        this.subscribers = subscribers;
        this.archiving = archiving;
        this.cache = cache;
    }

    @Override
    public String name() {
        return "due publications";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public boolean round() {
        if (!rested) {
            // The first minutes of a start belong to whoever opens a page; nothing here is due to the minute.
            rested = true;
            return false;
        }
        var done = check.check();
        if (done.planned() + done.late() + arrivals.lay() > 0) {
            cache.clear();
        }
        reminders.tell();
        subscribers.tell();
        return archiving.archive() >= Archiving.AT_ONCE;
    }
}
