package org.gongzhi.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.PlaceCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Counts and lists the items of a campaign; whoever asks brings the places they may see. */
@Repository
class ItemRepository {

    private final JdbcClient jdbc;

    ItemRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The places within which items are counted. Made from a scope; or from a campaign's area for its public page,
     * where nothing but sums is shown.
     */
    @SuppressWarnings("ArrayRecordComponent") // handed to the database, never compared
    record Sight(String[] froms, String[] untils) {

        static Sight of(Scope scope) {
            return new Sight(scope.froms(), scope.untils());
        }

        static Sight ofAll(Campaign campaign) {
            return new Sight(
                    new String[] {campaign.area().from()},
                    new String[] {campaign.area().until()});
        }
    }

    /** How many items there are of each kind, in the order of the kinds' keys; those without one are left out. */
    Map<String, Integer> counts(String campaign, Sight sight, ItemFilter filter, Facet facet) {
        return counted(campaign, sight, filter, facet.column());
    }

    /** How many there are in each part of an area, {@code depth} characters of whose codes tell the parts apart. */
    Map<String, Integer> byPlace(String campaign, Sight sight, ItemFilter filter, int depth) {
        return counted(campaign, sight, filter, "left(place, %d)".formatted(depth));
    }

    private Map<String, Integer> counted(String campaign, Sight sight, ItemFilter filter, String part) {
        var counts = new LinkedHashMap<String, Integer>();
        asked("select " + part + " as part, count(*)::int as count", " group by 1 order by 1", campaign, sight, filter)
                .query(row -> {
                    var key = row.getString("part");
                    if (key != null) {
                        counts.put(key, row.getInt("count"));
                    }
                });
        return counts;
    }

    int count(String campaign, Sight sight, ItemFilter filter) {
        return asked("select count(*)::int", "", campaign, sight, filter)
                .query(Integer.class)
                .single();
    }

    /** The newest first. */
    List<Item> page(String campaign, Sight sight, ItemFilter filter, int page, int size) {
        return asked(
                        "select *",
                        " order by opened_at desc, number limit :limit offset :offset",
                        campaign,
                        sight,
                        filter)
                .param("limit", size)
                .param("offset", (page - 1) * size)
                .query(LedgerRepository::item)
                .list();
    }

    /** All of them; close it. Read within a transaction they come bit by bit. */
    Stream<Item> all(String campaign, Sight sight, ItemFilter filter) {
        return asked("select *", " order by opened_at, number", campaign, sight, filter)
                .withFetchSize(500)
                .query(LedgerRepository::item)
                .stream();
    }

    private StatementSpec asked(String select, String end, String campaign, Sight sight, ItemFilter filter) {
        var answered = filter.answers().keySet().stream()
                .map(facet -> " and " + facet.column() + " = :" + facet.name())
                .collect(Collectors.joining());
        PlaceCode place = filter.place();
        var statement = jdbc.sql(select + """
                          from campaign.item i
                         where campaign = :campaign
                           and exists (select from unnest(:froms::text[], :untils::text[]) as mine(low, high)
                                        where i.place >= mine.low and i.place < mine.high)
                           and (:within::text is null or starts_with(place, :within))
                           and (:open::boolean is null or open = :open)
                        """ + answered + end)
                .param("campaign", campaign)
                .param("froms", sight.froms())
                .param("untils", sight.untils())
                .param("within", place == null ? null : place.value())
                .param("open", filter.open());
        for (var answer : filter.answers().entrySet()) {
            statement = statement.param(answer.getKey().name(), answer.getValue());
        }
        return statement;
    }
}
