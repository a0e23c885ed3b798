package org.gongzhi.supervision;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.calendar.WorkCalendar;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.notice.Notice;
import org.gongzhi.notice.Notices;
import org.gongzhi.notice.Recipient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Throws away what is over, and on the morning of a working day tells officers that something waits: not what, not how
 * much, and never at the minute at which somebody wrote.
 */
@Component
class WhistleRounds implements Rounds {

    private static final int MORNING = 9;

    private final JdbcClient jdbc;
    private final Passes passes;
    private final Tickets tickets;
    private final Originals originals;
    private final Readers readers;
    private final Notices notices;
    private final WorkCalendar calendar;
    private final InstantSource time;

    WhistleRounds(
            JdbcClient jdbc,
            Passes passes,
            Tickets tickets,
            Originals originals,
            Readers readers,
            Notices notices,
            WorkCalendar calendar,
            InstantSource time) {
        this.jdbc = jdbc;
        this.passes = passes;
        this.tickets = tickets;
        this.originals = originals;
        this.readers = readers;
        this.notices = notices;
        this.calendar = calendar;
        this.time = time;
    }

    @Override
    public String name() {
        return "whistle";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(5);
    }

    @Override
    @Transactional
    public boolean round() {
        passes.sweep();
        tickets.sweep();
        originals.sweep();
        var now = time.instant();
        var today = Shanghai.day(now);
        if (calendar.isWorkingDay(today) && now.atZone(Shanghai.ZONE).getHour() >= MORNING) {
            waiting()
                    .forEach(person -> readers.postsOf(person).stream()
                            .findFirst()
                            .ifPresent(post -> notices.queue(List.of(new Notice(
                                    new Recipient.Staff(person),
                                    "whistle-waiting",
                                    Map.of(),
                                    "whistle/" + person + "/" + today,
                                    false,
                                    post.place())))));
        }
        return false;
    }

    /**
     * Officers with something unread that came before today, with a limit that ends within three days, or with somebody
     * to ask again.
     */
    private List<UUID> waiting() {
        var now = time.instant();
        return jdbc.sql("""
                        select distinct k.person from supervision.report_key g
                          join supervision.report r on r.id = g.report
                          join supervision.officer_key k on k.id = g.holder and k.ended is null
                         where (g.seen is null and exists (select from supervision.letter l
                                                            where l.report = r.id and l.own and l.day < :today))
                            or (r.state = 'received' and r.due < :soon)
                            or exists (select from supervision.reprisal a
                                        where a.report = r.id and a.asked is null and a.due <= :today)
                        """)
                .param("today", Shanghai.day(now))
                .param("soon", Shanghai.utc(now.plus(Duration.ofDays(3))))
                .query((row, _) -> row.getObject("person", UUID.class))
                .list();
    }
}
