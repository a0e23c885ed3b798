package org.gongzhi.decision;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.gongzhi.kernel.News;
import org.gongzhi.kernel.Occasions;
import org.gongzhi.kernel.Shanghai;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Votes and what came of them in the feed of a place, and the hours of voting in people's own calendars. */
@Component
class VoteNews implements News, Occasions {

    private final JdbcClient jdbc;

    VoteNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Item> newest(String place, int most) {
        return jdbc.sql("""
                        select v.number, v.title, v.frozen_at, coalesce(r.at, v.frozen_at) as changed, coalesce(r.sentence, '') as said
                          from decision.vote v
                          left join decision.result r on r.vote = v.number
                         where starts_with(v.place, :place) and v.frozen_at is not null
                         order by changed desc limit :most
                        """)
                .param("place", place)
                .param("most", most)
                .query((row, _) -> new Item(
                        "vote/" + row.getString("number"),
                        "decision.nav",
                        row.getString("title"),
                        row.getString("said"),
                        "/votes/" + row.getString("number"),
                        row.getObject("frozen_at", OffsetDateTime.class).toInstant(),
                        row.getObject("changed", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public List<Occasion> between(String place, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                        select * from decision.vote
                         where starts_with(place, :place) and closes_at is not null
                           and opens_at >= :from and opens_at < :until
                         order by opens_at
                        """)
                .param("place", place)
                .param("from", utc(Shanghai.startOf(from)))
                .param("until", utc(Shanghai.startOf(until)))
                .query((row, _) -> occasion(row))
                .list();
    }

    private static Occasion occasion(ResultSet row) throws SQLException {
        var opens = row.getObject("opens_at", OffsetDateTime.class).toInstant();
        return new Occasion(
                "vote/" + row.getString("number"),
                row.getString("title"),
                "",
                "",
                "/votes/" + row.getString("number"),
                new When.Hours(
                        opens, row.getObject("closes_at", OffsetDateTime.class).toInstant()),
                opens,
                false);
    }
}
