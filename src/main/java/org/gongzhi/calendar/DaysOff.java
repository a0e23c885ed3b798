package org.gongzhi.calendar;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.gongzhi.calendar.DayEntry.Kind;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which days are worked: as announced, unless an administrator entered otherwise since. What a running clock is due by
 * was settled when it started and does not change.
 */
@Component
class DaysOff {

    static final int LONGEST_ENTRY = 31;

    private static final long LOOK_AGAIN = Duration.ofSeconds(30).toNanos();

    private final Announcements announced;
    private final DayRepository repository;
    private final InstantSource clock;
    private volatile @Nullable DayPlan plan;
    private volatile long lookedAt;

    DaysOff(Announcements announced, DayRepository repository, InstantSource clock) {
        this.announced = announced;
        this.repository = repository;
        this.clock = clock;
    }

    /** The plan as it stands; another process may have entered something, so the database is asked now and then. */
    DayPlan plan() {
        var known = plan;
        var moment = System.nanoTime();
        if (known == null || moment - lookedAt > LOOK_AGAIN) {
            lookedAt = moment;
            known = merged();
            plan = known;
        }
        return known;
    }

    /** Enters what some days in a row are to be. Days gone by stay as they were. */
    @Transactional
    void enter(LocalDate from, LocalDate until, Kind kind, String name, String by) {
        var now = clock.instant();
        if (from.isBefore(Shanghai.day(now))) {
            throw Refusal.invalidFields(Map.of("from", "calendar.past"));
        }
        if (until.isBefore(from)) {
            throw Refusal.invalidFields(Map.of("until", "calendar.ends-before-it-begins"));
        }
        if (!until.isBefore(from.plusDays(LONGEST_ENTRY))) {
            throw Refusal.invalidFields(Map.of("until", "calendar.too-long"));
        }
        from.datesUntil(until.plusDays(1)).forEach(day -> repository.add(new DayEntry(day, kind, name, by, now)));
        plan = null;
        // Somebody may have read the old plan again before this was committed.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                plan = null;
            }
        });
    }

    private DayPlan merged() {
        var days = new HashMap<>(announced.days());
        for (var entry : repository.inForce()) {
            if (entry.kind() != Kind.ANNOUNCED) {
                days.put(entry.day(), new SpecialDay(entry.day(), entry.kind() == Kind.WORK, entry.name()));
            }
        }
        return new DayPlan(days);
    }
}
