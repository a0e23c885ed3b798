package org.gongzhi.hotissue;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.text.Gist;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps issues and their tellings; what a gathering reads and writes. */
@Repository
class IssueRepository {

    private static final int CANDIDATES = 40;

    /** A problem nobody spoke of for so long is another one when it comes back. */
    private static final Duration OVER = Duration.ofDays(400);

    private final JdbcClient jdbc;

    IssueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How far the journal was followed; nobody else gathers until the transaction ends. */
    long lock() {
        return jdbc.sql("select position from hotissue.cursor where name = 'tellings' for update")
                .query(Long.class)
                .single();
    }

    void moveTo(long position) {
        jdbc.sql("update hotissue.cursor set position = :position where name = 'tellings'")
                .param("position", position)
                .update();
    }

    boolean knows(String county, String number) {
        return jdbc.sql("select exists (select from hotissue.telling where county = :county and number = :number)")
                .param("county", county)
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /** The issues of the county that share enough of these grams, the most alike first, with their newest tellings. */
    List<Group<UUID>> candidates(String county, int[] grams, Instant at) {
        Map<UUID, List<Telling>> groups = new LinkedHashMap<>();
        jdbc.sql("""
                        with near as (
                            select g.issue, count(*) as shared
                              from hotissue.gram g join hotissue.issue i on i.id = g.issue
                             where g.county = :county and g.gram = any (:grams) and i.last_at > :since
                             group by g.issue
                            having count(*) >= :shared
                             order by shared desc, g.issue
                             limit :most)
                        select near.shared, t.*
                          from near
                          join lateral (select * from hotissue.telling
                                         where issue = near.issue order by at desc, number desc limit :recent) t on true
                         order by near.shared desc, t.issue, t.at, t.number
                        """)
                .param("county", county)
                .param("grams", boxed(grams))
                .param("since", utc(at.minus(OVER)))
                .param("shared", Gathering.SHARED)
                .param("most", CANDIDATES)
                .param("recent", Group.RECENT)
                .query((row, _) -> groups.computeIfAbsent(row.getObject("issue", UUID.class), _ -> new ArrayList<>())
                        .add(telling(row)))
                .list();
        return groups.entrySet().stream()
                .map(entry -> new Group<>(entry.getKey(), entry.getValue()))
                .toList();
    }

    void begin(UUID issue, String county, Instant at) {
        jdbc.sql("insert into hotissue.issue (id, county, last_at) values (:id, :county, :at)")
                .param("id", issue)
                .param("county", county)
                .param("at", utc(at))
                .update();
    }

    void put(String county, Telling telling, int[] grams, UUID issue) {
        jdbc.sql("""
                        insert into hotissue.telling (county, number, issue, at, place, who, title, whole, detail)
                        values (:county, :number, :issue, :at, :place, :who, :title, :whole, :detail)
                        """)
                .param("county", county)
                .param("number", telling.id())
                .param("issue", issue)
                .param("at", utc(telling.at()))
                .param("place", telling.place())
                .param("who", telling.who())
                .param("title", telling.title())
                .param("whole", telling.whole().toBytes())
                .param("detail", telling.detail().toBytes())
                .update();
        jdbc.sql("""
                        insert into hotissue.gram (county, gram, issue)
                        select :county, gram, :issue from unnest(:grams::int[]) as these(gram)
                            on conflict do nothing
                        """)
                .param("county", county)
                .param("issue", issue)
                .param("grams", boxed(grams))
                .update();
        jdbc.sql("update hotissue.issue set last_at = greatest(last_at, :at) where id = :issue")
                .param("at", utc(telling.at()))
                .param("issue", issue)
                .update();
    }

    /** The other becomes part of the one; a rectification that either had is kept. */
    void merge(UUID one, UUID other) {
        for (var sql : List.of(
                "update hotissue.telling set issue = :one where issue = :other",
                """
                insert into hotissue.gram (county, gram, issue)
                select county, gram, :one from hotissue.gram where issue = :other
                    on conflict do nothing
                """,
                """
                update hotissue.issue i
                   set last_at = greatest(i.last_at, o.last_at), rectification = coalesce(i.rectification, o.rectification)
                  from hotissue.issue o
                 where i.id = :one and o.id = :other
                """,
                "delete from hotissue.issue where id = :other and :one <> id")) {
            jdbc.sql(sql).param("one", one).param("other", other).update();
        }
    }

    static Telling telling(ResultSet row) throws SQLException {
        return new Telling(
                row.getString("number"),
                row.getString("who"),
                row.getString("title"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("place"),
                0,
                Gist.fromBytes(row.getBytes("whole")),
                Gist.fromBytes(row.getBytes("detail")));
    }

    private static Integer[] boxed(int[] grams) {
        return java.util.Arrays.stream(grams).boxed().toArray(Integer[]::new);
    }
}
