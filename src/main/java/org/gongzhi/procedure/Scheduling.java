package org.gongzhi.procedure;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Runs the watch over the clocks every few seconds on one node at a time; another takes over when that one dies. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "gongzhi.watch", havingValue = "true", matchIfMissing = true)
class Scheduling {

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler scheduler(DataSource database, OverdueWatch watch) {
        var sweep = Tasks.recurring("clocks", FixedDelay.ofSeconds(5)).execute((_, _) -> watch.sweep());
        return Scheduler.create(database)
                .tableName("procedure.scheduled_tasks")
                .startTasks(sweep)
                .threads(2)
                .pollingInterval(java.time.Duration.ofSeconds(2))
                .heartbeatInterval(java.time.Duration.ofSeconds(3))
                .missedHeartbeatsLimit(4)
                .build();
    }
}
