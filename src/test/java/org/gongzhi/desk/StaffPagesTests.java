package org.gongzhi.desk;

import java.util.List;
import org.gongzhi.testing.PagesTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every page of staff, in the demonstration city, on a phone, on a desk and in large print. */
class StaffPagesTests extends PagesTests {

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected List<Look> pages() {
        var number = jdbc.sql("""
                        select number from procedure.matter
                         where procedure = 'appeal' and state = 'submitted' and starts_with(desk, 'community-officer@620402')
                         order by due_at limit 1
                        """).query(String.class).single();
        return List.of(
                Look.at("/work", "inbox").as("community"),
                Look.at("/work", "inbox-watching").as("supervisor"),
                Look.at("/work/m/" + number, "work").as("leader"),
                Look.at("/work/m/" + some("handling"), "work-handling").as("centre"),
                Look.at("/work/m/" + some("diverting") + "/explanation", "explanation")
                        .as("centre")
                        .paper(),
                Look.at("/work/list", "list").as("centre"),
                Look.at("/work/list?q=nothing-like-this", "list-empty").as("centre"),
                Look.at("/work/new", "new").as("community"),
                Look.at("/work/new/small-matter", "new-form").as("community"),
                Look.at("/work/doors", "doors").as("community"),
                Look.at("/work/m/" + number + "/sheet/callback", "sheet")
                        .as("leader")
                        .paper());
    }

    private String some(String state) {
        return jdbc.sql("""
                        select number from procedure.matter
                         where procedure = 'appeal' and state = :state and starts_with(place, '620402001006')
                         order by number limit 1
                        """).param("state", state).query(String.class).single();
    }
}
