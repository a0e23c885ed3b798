package org.gongzhi.deliberation;

import java.util.List;
import org.gongzhi.testing.PagesTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the demonstration talks over, as residents and those at work see it. */
class DeliberationPagesTests extends PagesTests {

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected List<Look> pages() {
        var held = one("meeting", "published");
        var now = one("meeting", "sitting");
        var drafted = one("convention", "commenting");
        var drive = one("drive", "collecting");
        return List.of(
                Look.at("/meetings?place=620402001", "deliberation-list"),
                Look.at("/topics/" + one("topic", "published"), "deliberation-topic"),
                Look.at("/meetings/" + held, "deliberation-meeting"),
                Look.at("/conventions/" + drafted, "deliberation-convention"),
                Look.at("/drives/" + drive, "deliberation-drive"),
                Look.at("/work/drives/" + drive, "deliberation-papers").as("community"),
                Look.at("/work/meetings/" + now, "deliberation-sitting").as("community"),
                Look.at("/work/conventions/" + drafted, "deliberation-drafting").as("community"));
    }

    private String one(String family, String state) {
        return jdbc.sql("""
                        select number from deliberation.entry where family = :family and state = :state
                         order by number limit 1
                        """)
                .param("family", family)
                .param("state", state)
                .query(String.class)
                .single();
    }
}
