package org.gongzhi.disclosure;

import java.util.List;
import org.gongzhi.testing.PagesTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the demonstration's street published, as residents, its officers and the committee see it. */
class DisclosurePagesTests extends PagesTests {

    private static final String VILLAGE = "620402001006";

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected List<Look> pages() {
        var newest = "/open/" + VILLAGE + "/income-expense/" + period("state = 'done' and item = 'income-expense'");
        var waiting = "/work/open/" + VILLAGE + "/balance/" + period("state = 'waiting' and item = 'balance'");
        return List.of(
                Look.at("/open/" + VILLAGE, "open-village"),
                Look.at(newest, "open-paper"),
                Look.at("/open/" + VILLAGE + "/income-expense", "open-item"),
                Look.at("/open/" + VILLAGE + "/board", "open-board").paper(),
                Look.at("/work/open", "matrix").as("town"),
                Look.at(waiting, "open-draft").as("community"));
    }

    private String period(String where) {
        return jdbc.sql("select period from disclosure.due where place = :place and %s order by period desc limit 1"
                        .formatted(where))
                .param("place", VILLAGE)
                .query(String.class)
                .single();
    }
}
