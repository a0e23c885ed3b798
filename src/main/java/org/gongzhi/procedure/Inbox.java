package org.gongzhi.procedure;

import static org.gongzhi.kernel.Shanghai.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.gongzhi.organization.Body;
import org.gongzhi.organization.Desk;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What waits for somebody (待办): at the desks of a scope, due first. */
@Service
public class Inbox {

    private static final int COUNTY = Level.COUNTY.length();
    private static final String OPEN =
            "not m.ended and m.lead is null and (not m.sealed or m.desk = any (:desks::text[]))";
    private static final String TALLY = """
            select count(*) as waiting,
                   count(*) filter (where version = 1) as fresh,
                   count(*) filter (where due_at >= :now and due_at <= :end) as today,
                   count(*) filter (where due_at < :now) as overdue
            """;

    private final JdbcClient jdbc;
    private final MatterRows rows;

    Inbox(JdbcClient jdbc, MatterRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * What waits at the desks of the scope or where they have a role, due first: one short range of the inbox index for
     * each desk. What is merged into another matter waits with that one.
     */
    public List<Listed> of(Scope scope, int limit) {
        var desks = scope.desks();
        if (desks.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select waiting.*
                          from unnest(:counties::text[], :desks::text[]) as mine(county, desk)
                         cross join lateral (select * from procedure.matter m
                                              where m.county = mine.county and m.desk = mine.desk and not m.ended
                                                and m.lead is null
                                              order by m.due_at limit :limit) waiting
                         union all
                        select m.*
                          from procedure.matter m
                         where (m.county, m.number) in (select county, number from procedure.role where holder = any (:desks))
                           and not m.ended and not m.desk = any (:desks)
                         order by due_at
                         limit :limit
                        """)
                .param("counties", desks.stream().map(Inbox::county).toArray(String[]::new))
                .param("desks", desks.stream().map(Desk::key).toArray(String[]::new))
                .param("limit", limit)
                .query((row, _) -> Listed.of(rows, row))
                .list();
    }

    /**
     * What is open in the places of a scope and where its bodies had a hand, due first: for whoever has nothing
     * waiting, or only watches. A county is read as it falls due, less than a county by its range of places.
     */
    public List<Listed> watched(Scope scope, int limit) {
        var counties = scope.places().stream()
                .filter(place -> place.value().length() == COUNTY)
                .map(PlaceCode::value)
                .toArray(String[]::new);
        var parts = scope.places().stream()
                .filter(place -> place.value().length() > COUNTY)
                .toList();
        return jdbc.sql("""
                        with watched as (
                            select m.* from unnest(:counties::text[]) as mine(county)
                             cross join lateral (select * from procedure.matter m
                                                  where m.county = mine.county and %1$s
                                                  order by m.due_at limit :limit) m
                             union all
                            select m.* from unnest(:ofs::text[], :froms::text[], :untils::text[]) as mine(county, low, high)
                             cross join lateral (select * from procedure.matter m
                                                  where m.county = mine.county and m.place >= mine.low and m.place < mine.high
                                                    and %1$s
                                                  order by m.due_at limit :limit) m
                             union all
                            select m.* from unnest(:bodies::text[]) as mine(body)
                             cross join lateral (select county, number from procedure.party p
                                                  where p.county = left(mine.body, 6) and p.body = mine.body
                                                  order by p.since desc limit 500) p
                              join procedure.matter m using (county, number)
                             where %1$s)
                        select distinct on (due_at, number) * from watched order by due_at, number limit :limit
                        """.formatted(OPEN))
                .param("counties", counties)
                .param("ofs", parts.stream().map(PlaceCode::county).toArray(String[]::new))
                .param("froms", parts.stream().map(PlaceCode::from).toArray(String[]::new))
                .param("untils", parts.stream().map(PlaceCode::until).toArray(String[]::new))
                .param("bodies", scope.bodyCodes())
                .param("desks", scope.deskKeys())
                .param("limit", limit)
                .query((row, _) -> Listed.of(rows, row))
                .list();
    }

    /**
     * How much waits at the desks of a scope.
     *
     * @param fresh still in the first state of their procedure
     */
    public record Tally(long waiting, long fresh, long today, long overdue) {}

    /** Of what {@link #of} lists. */
    public Tally tally(Scope scope, Instant now, Instant endOfDay) {
        var desks = scope.desks();
        return jdbc.sql(TALLY + """
                          from (select m.version, m.due_at
                                  from unnest(:counties::text[], :desks::text[]) as mine(county, desk)
                                  join procedure.matter m
                                    on m.county = mine.county and m.desk = mine.desk and not m.ended and m.lead is null
                                 union all
                                select m.version, m.due_at
                                  from procedure.matter m
                                 where (m.county, m.number) in
                                       (select county, number from procedure.role where holder = any (:desks))
                                   and not m.ended and not m.desk = any (:desks)) as waiting
                        """)
                .param("counties", desks.stream().map(Inbox::county).toArray(String[]::new))
                .param("desks", desks.stream().map(Desk::key).toArray(String[]::new))
                .param("now", utc(now))
                .param("end", utc(endOfDay))
                .query((row, _) -> tally(row))
                .single();
    }

    /** Of what waits anywhere in the places of the scope, for whoever oversees and has no desk of their own. */
    public Tally tallyOfPlaces(Scope scope, Instant now, Instant endOfDay) {
        return jdbc.sql(TALLY + """
                          from procedure.matter m
                         where %s
                           and exists (select from unnest(:froms::text[], :untils::text[]) as mine(low, high)
                                        where m.place >= mine.low and m.place < mine.high)
                        """.formatted(OPEN))
                .param("desks", scope.deskKeys())
                .param("froms", scope.froms())
                .param("untils", scope.untils())
                .param("now", utc(now))
                .param("end", utc(endOfDay))
                .query((row, _) -> tally(row))
                .single();
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(row.getLong("waiting"), row.getLong("fresh"), row.getLong("today"), row.getLong("overdue"));
    }

    private static String county(Desk desk) {
        return desk.isBody() ? Body.countyOf(desk.body()) : desk.place().county();
    }
}
