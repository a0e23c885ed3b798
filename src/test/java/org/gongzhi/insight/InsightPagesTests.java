package org.gongzhi.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gongzhi.testing.Device;
import org.gongzhi.testing.PagesTests;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the whole says, in the demonstration city, on a phone, on a desk and in large print. */
class InsightPagesTests extends PagesTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Tallies tallies;

    @Override
    protected List<Look> pages() {
        tallies.settle();
        var number = jdbc.sql("""
                        select number from insight.fact
                         where county = '620402' and procedure = 'appeal' and state = 'calling'
                         order by due_at limit 1
                        """).query(String.class).single();
        return List.of(
                Look.at("/work/board", "board").as("leader"),
                Look.at("/work/board/list?place=620402&procedure=appeal&measure=solved&value=known", "board-list")
                        .as("centre"),
                Look.at("/work/brief", "brief").as("leader"),
                Look.at("/work/calls", "calls").as("centre"),
                Look.at("/work/calls/" + number, "call").as("centre"),
                Look.at("/work/bulletins/620402/appeal/2026-11", "bulletin").as("centre"));
    }

    @Test
    void aLeaderBeginsWithTheWholeAndOthersWithWhatWaits() {
        try (var leader = visitAs("leader", Device.DESK);
                var officer = visitAs("community", Device.DESK)) {
            leader.open("/sign-in");
            officer.open("/sign-in");

            assertThat(leader.page().url()).endsWith("/work/brief");
            assertThat(officer.page().url()).endsWith("/work");
        }
    }
}
