import java.util.Arrays;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Inbox;
import org.gongzhi.testing.SmallTown;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the inbox stays as quick when the table grows from ten thousand matters to a million. */
record InboxBench(ConfigurableApplicationContext context, SmallTown town) {

    private static final int READS = 3_000;

    void run() {
        var jdbc = context.getBean(JdbcClient.class);
        System.out.println("| matters | inbox p50 ms | inbox p99 ms |");
        System.out.println("|---:|---:|---:|");
        fill(jdbc, 1, 10_000);
        read();
        read(10_000);
        fill(jdbc, 10_001, 1_000_000);
        read();
        read(1_000_000);
    }

    /** Matters of many desks; every desk of 1,000 holds its share, and of those one in ten is still open. */
    private static void fill(JdbcClient jdbc, int from, int until) {
        var hash = jdbc.sql("select hash from procedure.definition where id = 'appeal' limit 1").query(String.class).single();
        jdbc.sql("""
                        insert into procedure.matter (county, number, procedure, definition, place, state, ended, title, channel, priority,
                               version, desk, fields, doers, opened_at, changed_at, closed_at, due_at, quiet)
                        select '620402', 'SQ620402-200101-' || lpad(n::text, 9, '0'), 'appeal', :hash, '620402001006001001001',
                               case when n % 10 = 0 then 'handling' else 'closed' end, n % 10 <> 0, '楼道路灯坏了', 'code', 'ordinary', 3,
                               'community-officer@620402001' || lpad((n / 10 % 1000)::text, 3, '0'), '{"text": "楼道路灯坏了三天"}', '{}',
                               now() - n * interval '1 second', now(), case when n % 10 <> 0 then now() end,
                               now() + n % 5000 * interval '1 minute', true
                          from generate_series(:from, :until) n
                        """)
                .param("hash", hash)
                .param("from", from)
                .param("until", until)
                .update();
        jdbc.sql("analyze procedure.matter").update();
    }

    private long[] read() {
        var scope = context.getBean(Posts.class).scopeOf(town.who("李芳"));
        var inbox = context.getBean(Inbox.class);
        var times = new long[READS];
        for (int i = 0; i < READS; i++) {
            long before = System.nanoTime();
            inbox.of(scope, 50);
            times[i] = System.nanoTime() - before;
        }
        Arrays.sort(times);
        return times;
    }

    private void read(int matters) {
        var times = read();
        System.out.printf("| %,d | %.2f | %.2f |%n", matters, times[READS / 2] / 1e6, times[READS * 99 / 100] / 1e6);
    }
}
