package org.gongzhi.supervision;

import java.time.Duration;
import org.gongzhi.kernel.Rounds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Destroys what has been kept long enough; nobody presses a button, so nobody chooses what goes. */
@Component
class KeepingRounds implements Rounds {

    private static final int AT_ONCE = 50;

    private final Keeping keeping;
    private final JdbcClient jdbc;

    KeepingRounds(Keeping keeping, JdbcClient jdbc) {
        this.keeping = keeping;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "whistle-keeping";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public boolean round() {
        var due = keeping.due(AT_ONCE);
        long gone = due.stream().filter(keeping::destroy).count();
        if (gone > 0) {
            // A deleted row stays in the file until it is written over: these two small tables are written anew.
            jdbc.sql("vacuum full supervision.report_key").update();
            jdbc.sql("vacuum full supervision.report").update();
        }
        return gone == AT_ONCE;
    }
}
