import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Inbox;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the inbox stays as quick when the table grows from ten thousand matters to a million: for an officer with sixty
 * waiting, for one with three, for a centre where more waits the more there is, and for those who have nothing waiting and
 * are shown what they watch over: a county, or one community.
 */
record InboxBench(Server server, Path data, Town town, int port) {

    private static final int READS = 4_000;
    private static final int PAGE = 50;

    void run() throws Exception {
        var jdbc = server.jdbc();
        try (var context = Town.inProcess(server, data)) {
            var inbox = context.getBean(Inbox.class);
            var posts = context.getBean(Posts.class);
            var officers = new LinkedHashMap<String, Scope>();
            officers.put("officer, 60 waiting", posts.scopeOf(town.person()));
            officers.put("officer, 3 waiting", posts.scopeOf(town.neighbour()));
            officers.put("centre, one in a thousand", posts.scopeOf(town.centre()));
            var watchers = new LinkedHashMap<String, Scope>();
            watchers.put("supervisor, watches a county", posts.scopeOf(town.supervisor()));
            watchers.put("officer, watches a community", posts.scopeOf(town.neighbour()));
            System.out.println("| matters | whose inbox | waiting | list p50 ms | list p99 ms | counts p99 ms | over HTTP p50 ms | over HTTP p99 ms |");
            System.out.println("|---:|---|---:|---:|---:|---:|---:|---:|");
            fill(jdbc, 1, 10_000);
            // Once for the machine to learn the way, once to measure.
            read(inbox, officers, watchers, 10_000, false);
            read(inbox, officers, watchers, 10_000, true);
            fill(jdbc, 10_001, 1_000_000);
            long before = wholeScans(jdbc);
            read(inbox, officers, watchers, 1_000_000, true);
            System.out.printf("%nWhile the last lines were measured, the server read the table of matters whole %d times.%n", wholeScans(jdbc) - before);
        }
    }

    /** How often the server went through all matters; it tells a second after a statement. */
    private static long wholeScans(JdbcClient jdbc) throws InterruptedException {
        Thread.sleep(2_000);
        return jdbc.sql("select seq_scan from pg_stat_user_tables where schemaname = 'procedure' and relname = 'matter'")
                .query(Long.class)
                .single();
    }

    /** Whole matters: one in ten still open, each with its history, those with their clock. */
    private static void fill(JdbcClient jdbc, int from, int until) {
        var before = Instant.now();
        var hash = jdbc.sql("select hash from procedure.definition where id = 'appeal' limit 1").query(String.class).single();
        jdbc.sql("""
                        insert into procedure.matter (county, number, procedure, definition, place, state, ended, title, channel, priority,
                               version, desk, fields, doers, opened_at, changed_at, closed_at, due_at, quiet)
                        select '620402', 'SQ620402-200101-' || lpad(n::text, 9, '0'), 'appeal', :hash,
                               case when n % 100 < 2 or n <= 600 then '620402001006001001001' else '620402' || lpad((n % 997)::text, 6, '0') end,
                               case when n % 10 = 0 then 'handling' else 'closed' end, n % 10 <> 0, '楼道路灯坏了三天', 'code', 'ordinary', 3,
                               case when n % 1000 = 0 then 'centre-officer@620402'
                                    when n <= 600 or n % 100 = 1 then 'community-officer@620402001006'
                                    when n <= 630 or n % 100 = 2 then 'community-officer@620402001007'
                                    else 'community-officer@620402' || lpad((n % 997)::text, 6, '0') end,
                               '{"text": "楼道路灯坏了三天，老人晚上摔倒过一次"}', '{}',
                               now() - n * interval '1 minute', now(), case when n % 10 <> 0 then now() end,
                               now() + (n % 5000 - 500) * interval '1 minute', true
                          from generate_series(:from, :until) n
                        """)
                .param("hash", hash)
                .param("from", from)
                .param("until", until)
                .update();
        jdbc.sql("""
                        insert into procedure.history (county, number, seq, at, action, to_state, who, desk, form, key)
                        select county, number, 1, opened_at, 'open', state, 'replay', desk, '{}', number
                          from procedure.matter
                         where number > 'SQ620402-200101-' || lpad((:from - 1)::text, 9, '0')
                        """).param("from", from).update();
        jdbc.sql("""
                        insert into procedure.clock (county, number, key, round, duration, started_at, due_at, next_at, warned, extensions,
                               extended_days)
                        select county, number, 'handle', 1, '5 working days', opened_at, due_at, '2100-01-01', false, 0, 0
                          from procedure.matter
                         where not ended and number > 'SQ620402-200101-' || lpad((:from - 1)::text, 9, '0')
                        """).param("from", from).update();
        jdbc.sql("vacuum analyze procedure.matter").update();
        System.err.printf("%,d matters written in %d s.%n", until - from + 1, Duration.between(before, Instant.now()).toSeconds());
    }

    private void read(Inbox inbox, Map<String, Scope> officers, Map<String, Scope> watchers, int matters, boolean print) throws Exception {
        for (var officer : officers.entrySet()) {
            var scope = officer.getValue();
            var now = Instant.now();
            var list = times(() -> inbox.of(scope, PAGE));
            var counts = times(() -> inbox.tally(scope, now, now.plus(Duration.ofHours(8))));
            var http = officer.getKey().contains("60") ? overHttp() : null;
            if (print) {
                print(matters, officer.getKey(), "%,d".formatted(inbox.tally(scope, now, now).waiting()), list,
                        "%.2f | %s".formatted(Measure.at(0.99, counts),
                                http == null ? " | " : "%.2f | %.2f".formatted(Measure.at(0.5, http), Measure.at(0.99, http))));
            }
        }
        for (var watcher : watchers.entrySet()) {
            var list = times(() -> inbox.watched(watcher.getValue(), PAGE));
            if (print) {
                print(matters, watcher.getKey(), "", list, " |  | ");
            }
        }
    }

    private void print(int matters, String who, String waiting, long[] list, String more) {
        System.out.printf("| %,d | %s | %s | %.2f | %.2f | %s |%n",
                matters, who, waiting, Measure.at(0.5, list), Measure.at(0.99, list), more);
    }

    private long[] overHttp() throws Exception {
        try (var wire = new Wire(port)) {
            return times(() -> {
                var answer = wire.send("GET", "/api/inbox", "Authorization: Bearer " + town.token() + "\r\n", "");
                if (answer.status() != 200) {
                    throw new IOException(answer.status() + " " + answer.body());
                }
            });
        }
    }

    private interface Act {
        void run() throws Exception;
    }

    private static long[] times(Act act) throws Exception {
        var times = new long[READS];
        for (int i = 0; i < READS; i++) {
            long before = System.nanoTime();
            act.run();
            times[i] = System.nanoTime() - before;
        }
        return times;
    }
}
