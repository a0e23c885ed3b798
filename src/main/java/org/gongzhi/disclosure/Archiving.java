package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts into the archive what was posted for its whole time. It can still be read; it is only no longer on the board.
 */
@Component
class Archiving {

    static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final DueRepository due;
    private final Matters matters;
    private final Register register;
    private final InstantSource time;
    private final TransactionTemplate transaction;

    Archiving(
            JdbcClient jdbc,
            DueRepository due,
            Matters matters,
            Register register,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.due = due;
        this.matters = matters;
        this.register = register;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What was posted for its whole time, and the matter that carries it. */
    private record Over(Slot slot, MatterNumber number) {}

    /** Returns how many publications went into the archive. */
    int archive() {
        var over = over();
        var found = register.all(over.stream().map(Over::number).toList());
        int archived = 0;
        for (var one : over) {
            try {
                archive(one, Objects.requireNonNull(found.get(one.number())).version());
                archived++;
            } catch (Refusal refused) {
                // Somebody corrects it just now: a new version will be posted anew.
            }
        }
        return archived;
    }

    private void archive(Over over, int version) {
        transaction.executeWithoutResult(_ -> {
            due.lock(over.slot());
            matters.perform(new Step(over.number(), "archive", version, Map.of(), new Actor.Time(), null, null));
        });
    }

    private List<Over> over() {
        return jdbc.sql("""
                        select place, item, period, number from disclosure.due
                         where version > 0 and not archived and posted_until < :today and work = 'none'
                         order by posted_until limit :most
                        """)
                .param("today", Shanghai.day(time.instant()))
                .param("most", AT_ONCE)
                .query((row, _) -> new Over(
                        new Slot(
                                new PlaceCode(row.getString("place")),
                                row.getString("item"),
                                Period.of(row.getString("period"))),
                        new MatterNumber(row.getString("number"))))
                .list();
    }
}
