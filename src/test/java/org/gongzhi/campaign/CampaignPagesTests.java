package org.gongzhi.campaign;

import java.util.List;
import org.gongzhi.testing.PagesTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of a campaign that is under way in the demonstration, for staff and for everybody. */
class CampaignPagesTests extends PagesTests {

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected List<Look> pages() {
        var code = one("select code from campaign.campaign order by begins desc limit 1");
        var invalid = one("select number from campaign.item where state = 'invalid' order by number limit 1");
        var over = one("select campaign from campaign.item where number = '" + invalid + "'");
        var work = "/work/campaigns/" + code;
        return List.of(
                Look.at("/campaigns", "campaigns"),
                Look.at("/campaigns/" + code, "campaign"),
                Look.at("/campaigns/" + code + "/say", "campaign-say"),
                Look.at("/campaigns/" + code + "/ask", "campaign-ask"),
                Look.at("/work/campaigns", "campaign-list").as("centre"),
                Look.at("/work/campaigns/new", "campaign-new").as("centre"),
                Look.at(work, "campaign-work").as("centre"),
                Look.at(work + "/visits", "campaign-visits").as("grid"),
                Look.at(work + "/entry?channel=visit", "campaign-entry").as("grid"),
                Look.at(work + "/ledgers", "campaign-ledgers").as("centre"),
                Look.at(work + "/ledgers/620402001?kind=moved-in", "campaign-book")
                        .as("centre"),
                Look.at(work + "/items?reason=repeat", "campaign-items").as("community"),
                Look.at("/work/campaigns/" + over + "/items/" + invalid + "/explanation", "campaign-sheet")
                        .as("centre")
                        .paper());
    }

    private String one(String sql) {
        return String.valueOf(jdbc.sql(sql).query().singleValue());
    }
}
