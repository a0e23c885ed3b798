package org.gongzhi.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the stops of visit plans. */
@Repository
class StopRepository {

    private final JdbcClient jdbc;

    StopRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void plan(String campaign, List<PlaceCode> buildings) {
        jdbc.sql("""
                        insert into campaign.stop (campaign, place)
                        select :campaign, place from unnest(:places::text[]) as building(place)
                            on conflict do nothing
                        """)
                .param("campaign", campaign)
                .param("places", buildings.stream().map(PlaceCode::value).toArray(String[]::new))
                .update();
    }

    /** A second try on the same day is the same try. */
    boolean note(String campaign, Stop stop) {
        return jdbc.sql("""
                        update campaign.stop
                           set state = :state,
                               households = :households,
                               tries = tries + case when :state = 'nobody' and day is distinct from :day then 1 else 0 end,
                               day = :day,
                               body = :body
                         where campaign = :campaign and place = :place
                        """)
                        .param("state", key(stop.state()))
                        .param("households", stop.households())
                        .param("day", stop.day())
                        .param("body", stop.body())
                        .param("campaign", campaign)
                        .param("place", stop.place().value())
                        .update()
                == 1;
    }

    /** Many at once, each on a day of its own. */
    void noteAll(String campaign, List<Stop> noted) {
        jdbc.sql("""
                        update campaign.stop s
                           set state = n.state, households = n.households, day = n.day, body = n.body,
                               tries = s.tries + case when n.state = 'nobody' then 1 else 0 end
                          from unnest(:places::text[], :states::text[], :households::int[], :days::date[], :bodies::text[])
                               as n(place, state, households, day, body)
                         where s.campaign = :campaign and s.place = n.place
                        """)
                .param("campaign", campaign)
                .param(
                        "places",
                        noted.stream().map(stop -> stop.place().value()).toArray(String[]::new))
                .param("states", noted.stream().map(stop -> key(stop.state())).toArray(String[]::new))
                .param("households", noted.stream().map(Stop::households).toArray(Integer[]::new))
                .param(
                        "days",
                        noted.stream().map(stop -> String.valueOf(stop.day())).toArray(String[]::new))
                .param("bodies", noted.stream().map(Stop::body).toArray(String[]::new))
                .update();
    }

    List<Stop> within(String campaign, PlaceCode place, int offset, int limit) {
        return jdbc.sql("""
                        select * from campaign.stop
                         where campaign = :campaign and place >= :from and place < :until
                         order by case state when 'planned' then 0 when 'nobody' then 1 else 2 end, place
                         limit :limit offset :offset
                        """)
                .param("campaign", campaign)
                .param("from", place.from())
                .param("until", place.until())
                .param("limit", limit)
                .param("offset", offset)
                .query(StopRepository::stop)
                .list();
    }

    /** @param depth how long the codes are by which the stops are put together */
    List<Stop.Progress> progress(String campaign, PlaceCode within, int depth) {
        return jdbc.sql("""
                        select left(place, :depth) as part,
                               count(*) filter (where state = 'planned') as planned,
                               count(*) filter (where state = 'visited') as visited,
                               count(*) filter (where state = 'nobody') as nobody,
                               coalesce(sum(households), 0) as households
                          from campaign.stop
                         where campaign = :campaign and place >= :from and place < :until
                         group by 1 order by 1
                        """)
                .param("campaign", campaign)
                .param("depth", depth)
                .param("from", within.from())
                .param("until", within.until())
                .query((row, _) -> new Stop.Progress(
                        new PlaceCode(row.getString("part")),
                        row.getInt("planned"),
                        row.getInt("visited"),
                        row.getInt("nobody"),
                        row.getInt("households")))
                .list();
    }

    private static Stop stop(ResultSet row, int number) throws SQLException {
        return new Stop(
                new PlaceCode(row.getString("place")),
                Stop.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("households"),
                row.getInt("tries"),
                row.getObject("day", LocalDate.class),
                row.getString("body"));
    }

    private static String key(Stop.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
