package org.gongzhi.search;

import java.util.List;
import java.util.Map;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.PagesTests;
import org.gongzhi.testing.SmallTown;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of a search before, with and without anything found, and the question whether it is the same. */
class SearchPagesTests extends PagesTests {

    @Autowired
    private Indexer indexer;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Matters matters;

    @Autowired
    private Register register;

    @Autowired
    private Posts posts;

    @Override
    protected List<Look> pages() {
        report("电梯停运三天了，老人下不了楼");
        report("电梯又停了，叫物业也不来修");
        new FreshIndex(indexer, journal, jdbc).catchUp();
        var mine = report("电梯停运，上下楼困难");
        var officer = posts.holders(register.find(mine).orElseThrow().desk()).getFirst();
        matters.perform(new Step(
                mine,
                "reach",
                1,
                Map.of("note", "上门见到了"),
                new Actor.Officer(officer.person(), officer.personName()),
                null,
                null));
        return List.of(
                Look.at("/q/same/" + mine + "?k=" + register.linkKey(mine), "same"),
                Look.at("/work/m/" + mine, "work-alike").as("community"),
                Look.at("/work/search", "search").as("centre"),
                Look.at("/work/search?q=%E6%A5%BC&open=open", "search-found").as("centre"),
                Look.at("/work/search?q=nothing-like-this", "search-empty").as("community"));
    }

    private MatterNumber report(String text) {
        return matters.open(new Opening(
                        "appeal",
                        SmallTown.BUILDING,
                        "商贸旅游",
                        "code",
                        Map.of("text", text),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
    }
}
