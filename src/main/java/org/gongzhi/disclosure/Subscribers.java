package org.gongzhi.disclosure;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.notice.Notice;
import org.gongzhi.notice.Notices;
import org.gongzhi.notice.Recipient;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who wants a text message when a village publishes something (短信订阅): a proven phone, kept sealed, and no more. One
 * message in the evening for all that was published that day.
 */
@Service
class Subscribers {

    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final String CONTEXT = "disclosure-subscriber";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Notices notices;
    private final Places places;
    private final InstantSource time;
    private final String url;

    Subscribers(
            JdbcClient jdbc,
            Vault vault,
            Notices notices,
            Places places,
            InstantSource time,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.notices = notices;
        this.places = places;
        this.time = time;
        this.url = url;
    }

    @Transactional
    public void add(PlaceCode village, Phone phone) {
        jdbc.sql("""
                        insert into disclosure.subscriber (county, place, phone, sealed, since)
                        values (:county, :place, :phone, :sealed, :at) on conflict do nothing
                        """)
                .param("county", village.county())
                .param("place", village.value())
                .param("phone", vault.digest(phone.value()))
                .param("sealed", vault.seal(phone.value(), CONTEXT))
                .param("at", Shanghai.utc(time.instant()))
                .update();
    }

    /** Leaves nothing behind. */
    @Transactional
    public void remove(PlaceCode village, Phone phone) {
        jdbc.sql("delete from disclosure.subscriber where county = :county and place = :place and phone = :phone")
                .param("county", village.county())
                .param("place", village.value())
                .param("phone", vault.digest(phone.value()))
                .update();
    }

    @Transactional(readOnly = true)
    public boolean has(PlaceCode village, Phone phone) {
        return jdbc.sql("""
                        select exists (select from disclosure.subscriber
                                        where county = :county and place = :place and phone = :phone)
                        """)
                .param("county", village.county())
                .param("place", village.value())
                .param("phone", vault.digest(phone.value()))
                .query(Boolean.class)
                .single();
    }

    /** What a village published on a day. */
    private record News(PlaceCode place, int count, String first) {}

    /** Tells those who asked for it, once a day and village; returns how many messages were queued. */
    @Transactional
    public int tell() {
        var now = time.instant();
        if (now.atZone(Shanghai.ZONE).toLocalTime().isBefore(EVENING)) {
            return 0;
        }
        var today = Shanghai.day(now);
        var queue = new ArrayList<Notice>();
        news(today).forEach(one -> queue.addAll(of(one, today)));
        notices.queue(queue);
        return queue.size();
    }

    private List<News> news(LocalDate day) {
        return jdbc.sql("""
                        select place, count(*) as count, min(heading) as first from disclosure.version
                         where published_at >= :from and published_at < :until
                           and (county, place) in (select county, place from disclosure.subscriber)
                         group by place
                        """)
                .param("from", Shanghai.utc(Shanghai.startOf(day)))
                .param("until", Shanghai.utc(Shanghai.startOf(day.plusDays(1))))
                .query((row, _) ->
                        new News(new PlaceCode(row.getString("place")), row.getInt("count"), row.getString("first")))
                .list();
    }

    private List<Notice> of(News news, LocalDate day) {
        var values = Map.of(
                "place", places.get(news.place()).name(),
                "count", Integer.toString(news.count()),
                "item", news.first(),
                "link", url + OpenController.PATH + "/" + news.place());
        return jdbc.sql("select phone, sealed from disclosure.subscriber where county = :county and place = :place")
                .param("county", news.place().county())
                .param("place", news.place().value())
                .query((row, _) -> new Notice(
                        new Recipient.Sealed(vault.seal(vault.open(row.getBytes("sealed"), CONTEXT), Notices.CONTEXT)),
                        "disclosure-published",
                        values,
                        "disclosure-published/%s/%s/%s"
                                .formatted(news.place(), day, HexFormat.of().formatHex(row.getBytes("phone"), 0, 12)),
                        false,
                        news.place()))
                .list();
    }
}
