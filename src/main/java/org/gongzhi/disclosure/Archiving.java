package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts into the archive what was posted for its whole time. It can still be read; it is only no longer on the board.
 */
@Component
class Archiving {

    static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Matters matters;
    private final Register register;
    private final InstantSource time;

    Archiving(JdbcClient jdbc, Matters matters, Register register, InstantSource time) {
        this.jdbc = jdbc;
        this.matters = matters;
        this.register = register;
        this.time = time;
    }

    /** Returns how many publications went into the archive. */
    int archive() {
        int archived = 0;
        for (var number : over()) {
            var matter = register.find(number).orElseThrow();
            try {
                matters.perform(new Step(number, "archive", matter.version(), Map.of(), new Actor.Time(), null, null));
                archived++;
            } catch (Refusal refused) {
                // Somebody corrects it just now: a new version will be posted anew.
            }
        }
        return archived;
    }

    private List<MatterNumber> over() {
        return jdbc.sql("""
                        select number from disclosure.due
                         where version > 0 and not archived and posted_until < :today and work = 'none'
                         order by posted_until limit :most
                        """)
                .param("today", Shanghai.day(time.instant()))
                .param("most", AT_ONCE)
                .query((row, _) -> new MatterNumber(row.getString("number")))
                .list();
    }
}
