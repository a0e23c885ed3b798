package org.gongzhi.files;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.InstantSource;
import org.gongzhi.kernel.Shanghai;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes what was uploaded and then not handed in: a form that was refused and given up. A day leaves time to correct
 * it.
 */
@Configuration(proxyBeanMethods = false)
class Abandoned {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Abandoned(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> abandonedFiles() {
        return Tasks.recurring("abandoned-files", FixedDelay.ofHours(1)).execute((_, _) -> sweep());
    }

    /** Deletes them in small portions, so that nobody waits for it; returns how many. */
    int sweep() {
        int all = 0;
        for (int deleted = AT_ONCE; deleted == AT_ONCE; all += deleted) {
            deleted = jdbc.sql("""
                            delete from files.file
                             where id in (select id from files.file
                                           where owner is null and kept_at < :before
                                           order by kept_at
                                           limit :most
                                             for update skip locked)
                            """)
                    .param("before", Shanghai.utc(clock.instant().minus(KEPT)))
                    .param("most", AT_ONCE)
                    .update();
        }
        return all;
    }
}
