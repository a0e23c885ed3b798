package org.gongzhi.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.gongzhi.exchange.OpenMatters.Entry;
import org.gongzhi.exchange.OpenMonths.Month;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the open matters like the register, and makes each month coarse again after something in it changed. */
@Component
class OpenMatterFollower implements Rounds {

    /** A month is given out anew at most so often: fewer versions can be compared with one another. */
    private static final Duration REST = Duration.ofMinutes(30);

    private final OpenMatters open;
    private final OpenMonths months;
    private final Journal journal;
    private final Procedures procedures;
    private final Places places;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    OpenMatterFollower(
            OpenMatters open,
            OpenMonths months,
            Journal journal,
            Procedures procedures,
            Places places,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.open = open;
        this.months = months;
        this.journal = journal;
        this.procedures = procedures;
        this.places = places;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public String name() {
        return "open-matters";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    @Override
    public boolean round() {
        return follow() || recode(clock.instant().minus(REST));
    }

    /** The next changes; whether there were any. */
    boolean follow() {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            var changes = journal.after(open.lock());
            if (changes.numbers().isEmpty()) {
                return false;
            }
            journal.read(changes.numbers()).forEach(writing -> take(writing.matter()));
            open.moveTo(changes.position());
            open.changed(clock.instant());
            return true;
        }));
    }

    /** Makes one month coarse that was left alone since then; whether there was one. */
    boolean recode(Instant aloneSince) {
        return Boolean.TRUE.equals(transaction.execute(_ -> months.dirty(aloneSince)
                .map(month -> {
                    var now = clock.instant();
                    var fine = months.of(month);
                    var coarse =
                            Recoding.of(fine.stream().map(OpenMonths.Fine::cell).toList());
                    months.show(month, fine, coarse, now);
                    open.changed(now);
                    return true;
                })
                .orElse(false)));
    }

    private void take(Matter matter) {
        var entry = entry(matter);
        entry.ifPresentOrElse(
                open::put,
                () -> open.remove(matter.number().county(), matter.number().value()));
        months.mark(new Month(matter.number().county(), matter.procedure(), month(matter)));
    }

    private Optional<Entry> entry(Matter matter) {
        var procedure = procedures.of(matter);
        if (matter.sealed()
                || !procedure.publishes("place")
                || !procedure.publishes("state")
                || !procedure.publishes("submitted")) {
            return Optional.empty();
        }
        var closed = matter.closedAt();
        return Optional.of(new Entry(
                matter.number().county(),
                matter.number().value(),
                procedure.id(),
                month(matter),
                places.ancestor(matter.place(), Level.VILLAGE)
                        .orElse(matter.place())
                        .value(),
                procedure.publishes("category") ? matter.category() : null,
                procedure.state(matter.state()).shown(),
                matter.ended(),
                closed == null || !procedure.publishes("closed")
                        ? null
                        : (int) ChronoUnit.DAYS.between(Shanghai.day(matter.openedAt()), Shanghai.day(closed)),
                matter.openedAt(),
                matter.changedAt()));
    }

    private static LocalDate month(Matter matter) {
        return Shanghai.day(matter.openedAt()).withDayOfMonth(1);
    }
}
