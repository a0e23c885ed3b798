package org.gongzhi.hotissue;

import java.util.List;
import java.util.Map;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.Committed;
import org.gongzhi.testing.PagesTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hot issues of the demonstration's centre, and one of them with its members. */
class IssuePagesTests extends PagesTests {

    @Autowired
    private Matters matters;

    @Autowired
    private Gatherer gatherer;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected List<Look> pages() {
        var building = jdbc.sql("""
                        select code from territory.place
                         where level = 'building' and starts_with(code, '620402') order by code limit 1
                        """).query(String.class).single();
        for (int i = 0; i < 3; i++) {
            matters.open(new Opening(
                    "appeal",
                    new PlaceCode(building),
                    null,
                    "code",
                    Map.of("text", "滨河广场的广场舞音响太大，天天跳到夜里十一点，孩子没法写作业，请管一管", "phone", "1380000910" + i),
                    new Actor.Resident(null, null),
                    "dance/" + i,
                    null));
        }
        Committed.await(journal, jdbc);
        gatherer.catchUp();
        var issue = jdbc.sql("select issue from hotissue.telling where title like '滨河广场的广场舞%' limit 1")
                .query(String.class)
                .single();
        return List.of(
                Look.at("/work/issues", "hotissue-list").as("centre"),
                Look.at("/work/issues/" + issue, "hotissue-issue").as("centre"));
    }
}
