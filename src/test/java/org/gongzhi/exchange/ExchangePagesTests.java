package org.gongzhi.exchange;

import java.time.Instant;
import java.util.List;
import org.gongzhi.procedure.Journal;
import org.gongzhi.testing.Committed;
import org.gongzhi.testing.PagesTests;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of open data and of webhooks, and where a registry is filled. */
class ExchangePagesTests extends PagesTests {

    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @Autowired
    private OpenMatterFollower follower;

    @Autowired
    private Journal journal;

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected List<Look> pages() {
        Committed.await(journal, jdbc);
        while (follower.follow() || follower.recode(LATER)) {
            // Until nothing is left.
        }
        var hook = jdbc.sql("select id::text from exchange.webhook where ended_at is null limit 1")
                .query(String.class)
                .single();
        jdbc.sql("""
                        insert into exchange.open311_server
                               (id, name, url, key, internal, services, made_at, followed_at, next_at, trouble)
                        values (gen_random_uuid(), '邻区 12345 平台', 'https://311.example.org/open311/v2', '', false,
                                '[{"code": "1", "name": "路灯"}]', now(), now(), now(), 'timeout')
                            on conflict do nothing
                        """).update();
        return List.of(
                Look.at(Open311Console.PATH, "open311").as("sysadmin"),
                Look.at("/data", "data"),
                Look.at("/data/places/620402001006", "data-place"),
                Look.at("/admin/system/webhooks/" + hook, "webhook").as("sysadmin"),
                Look.at("/admin/system/imports", "imports").as("sysadmin"));
    }
}
