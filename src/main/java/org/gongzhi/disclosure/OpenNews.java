package org.gongzhi.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.gongzhi.kernel.News;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was published, for whoever follows a village, a town or a county by its feed. */
@Component
class OpenNews implements News {

    private final JdbcClient jdbc;
    private final Headings headings;

    OpenNews(JdbcClient jdbc, Headings headings) {
        this.jdbc = jdbc;
        this.headings = headings;
    }

    @Override
    public List<Item> newest(String place, int most) {
        if (!PlaceCode.isCode(place)) {
            return List.of();
        }
        var within = new PlaceCode(place);
        return jdbc.sql("""
                        select v.*, first.published_at as first_at
                          from disclosure.version v
                          join disclosure.version first using (county, place, item, period)
                         where starts_with(v.county, :head) and v.place >= :from and v.place < :until
                           and first.version = 1
                           and v.version = (select max(n.version) from disclosure.version n
                                             where (n.county, n.place, n.item, n.period) = (v.county, v.place, v.item, v.period))
                         order by v.published_at desc limit :most
                        """)
                .param("head", place.substring(0, Math.min(6, place.length())))
                .param("from", within.from())
                .param("until", within.until())
                .param("most", most)
                .query((row, _) -> item(row))
                .list();
    }

    private Item item(ResultSet row) throws SQLException {
        var slot = new Slot(
                new PlaceCode(row.getString("place")), row.getString("item"), Period.of(row.getString("period")));
        var reason = row.getString("reason");
        return new Item(
                "disclosure/" + slot.place() + "-" + slot.item() + "-" + slot.period(),
                "disclosure.news",
                row.getString("heading"),
                reason.isEmpty() ? "" : headings.words("disclosure.paper.corrected", row.getInt("version"), reason),
                slot.path(),
                row.getObject("first_at", OffsetDateTime.class).toInstant(),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }
}
