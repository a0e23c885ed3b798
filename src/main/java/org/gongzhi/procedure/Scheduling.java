package org.gongzhi.procedure;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs the watches over clocks and series, and what other modules do now and then, each on one node at a time; another
 * takes over when that one dies.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "gongzhi.watch", havingValue = "true", matchIfMissing = true)
class Scheduling {

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler scheduler(DataSource database, OverdueWatch watch, SeriesWatch calendar, List<RecurringTask<?>> others) {
        var sweep = Tasks.recurring("clocks", FixedDelay.ofSeconds(5)).execute((_, _) -> watch.sweep());
        var series = Tasks.recurring("series", FixedDelay.ofMinutes(10)).execute((_, _) -> calendar.open());
        return Scheduler.create(database)
                .tableName("procedure.scheduled_tasks")
                .startTasks(
                        Stream.concat(Stream.of(sweep, series), others.stream()).toList())
                .threads(2)
                .pollingInterval(java.time.Duration.ofSeconds(2))
                .heartbeatInterval(java.time.Duration.ofSeconds(3))
                .missedHeartbeatsLimit(4)
                .build();
    }
}
