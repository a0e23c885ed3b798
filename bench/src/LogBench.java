import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.gongzhi.evidence.Log;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How fast the running program takes a million steps into the public log, and how long a proof takes out of it. */
record LogBench(Server server, Path data) {

    private static final int ENTRIES = Integer.getInteger("entries", 1_000_000);
    private static final int CHUNK = 2_000;
    private static final int PROOFS = 4_000;

    void run() throws Exception {
        var jdbc = server.jdbc();
        var before = size(jdbc);
        matter(jdbc);
        var begun = System.nanoTime();
        for (var from = 1; from <= ENTRIES; from += CHUNK) {
            history(jdbc, from, from + CHUNK - 1);
        }
        var written = System.nanoTime();
        var caughtUp = size(jdbc) - before;
        while (size(jdbc) - before < ENTRIES) {
            Thread.sleep(50);
        }
        var logged = System.nanoTime();
        System.out.println("| entries | written in s | logged meanwhile | logged afterwards per s | proof p50 ms | proof p99 ms |");
        System.out.println("|---:|---:|---:|---:|---:|---:|");
        var times = proofs();
        System.out.printf("| %,d | %.0f | %,d | %,.0f | %.2f | %.2f |%n",
                ENTRIES, (written - begun) / 1e9, caughtUp, (ENTRIES - caughtUp) / ((logged - written) / 1e9),
                times[PROOFS / 2] / 1e6, times[PROOFS * 99 / 100] / 1e6);
    }

    private long[] proofs() throws Exception {
        // The last checkpoint is signed within ten seconds.
        Thread.sleep(12_000);
        try (var context = Town.inProcess(server, data)) {
            var log = context.getBean(Log.class);
            var random = new Random(1);
            var times = new long[PROOFS];
            for (var round = 0; round < 2; round++) {
                for (var i = 0; i < PROOFS; i++) {
                    var start = System.nanoTime();
                    log.proof(random.nextInt(ENTRIES)).orElseThrow();
                    times[i] = System.nanoTime() - start;
                }
            }
            Arrays.sort(times);
            return times;
        }
    }

    private static long size(JdbcClient jdbc) {
        return jdbc.sql("select size from evidence.head").query(Long.class).single();
    }

    private static void matter(JdbcClient jdbc) {
        jdbc.sql("""
                        insert into procedure.matter (county, number, procedure, definition, place, state, ended, title, channel, priority,
                               version, desk, fields, doers, opened_at, changed_at, due_at, quiet)
                        select '620402', 'SQ620402-200101-000017', 'appeal', hash, '620402001006', 'handling', false, '路灯', 'code', 'ordinary',
                               1, 'community-officer@620402001006', '{}', '{}', now(), now(), now(), true
                          from procedure.definition where id = 'appeal' limit 1
                        """).update();
    }

    private static void history(JdbcClient jdbc, int from, int until) {
        jdbc.sql("""
                        insert into procedure.history (county, number, seq, at, action, to_state, who, desk, form)
                        select '620402', 'SQ620402-200101-000017', n, now(), 'handle', 'handling', 'replay',
                               'community-officer@620402001006', '{}'
                          from generate_series(:from, :until) n
                        """).param("from", from).param("until", until).update();
    }
}
