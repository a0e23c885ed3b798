package org.gongzhi.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The database of a program that is killed, seen from beside it. */
final class StrickenTown {

    static final String DOOR = "2222222222";

    private static final String TOWN = """
            insert into territory.place (code, name, official, level, parent, kind, synthetic) values
                ('6204', '白银市', '白银市', 'city', null, '', false),
                ('620402', '白银区', '白银区', 'county', '6204', '', false),
                ('620402001', '人民路街道', '人民路街道', 'town', '620402', '', false),
                ('620402001006', '水川路社区', '水川路社区', 'village', '620402001', '', false),
                ('620402001006001', '第一网格', '第一网格', 'grid', '620402001006', '', true),
                ('620402001006001001', '微网格', '微网格', 'micro-grid', '620402001006001', '', true),
                ('620402001006001001001', '1号楼', '1号楼', 'building', '620402001006001001', '', true);
            update territory.revision set count = count + 1;
            insert into territory.door (code, place) values ('2222222222', '620402001006001001001');
            insert into organization.body (code, name, kind, place) values
                ('620402001006-wyh', '水川路社区居委会', 'committee', '620402001006'),
                ('620402001-jdb', '人民路街道办', 'government', '620402001');
            insert into identity.person (id, name) values
                ('00000000-0000-7000-8000-000000000001', '李芳'),
                ('00000000-0000-7000-8000-000000000002', '王强'),
                ('00000000-0000-7000-8000-000000000003', '陈静');
            insert into organization.post (id, person, holder, body, duty, title, place, starts, appointed_at) values
                (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', '李芳', '620402001006-wyh',
                 'community-officer', '工作人员', '620402001006', '2025-01-01', now()),
                (gen_random_uuid(), '00000000-0000-7000-8000-000000000002', '王强', '620402001006-wyh',
                 'community-head', '书记', '620402001006', '2025-01-01', now()),
                (gen_random_uuid(), '00000000-0000-7000-8000-000000000003', '陈静', '620402001-jdb',
                 'town-officer', '专职', '620402001', '2025-01-01', now());
            """;

    private final Path data;

    StrickenTown(Path data) {
        this.data = data;
    }

    /** What stands in the database of one report. */
    record Kept(String number, String text) {}

    /** One building with one officer, a head and somebody in the town. */
    void settle() throws IOException, SQLException {
        execute(TOWN);
    }

    /** Every clock that has not run out is as if it had been started 31 minutes earlier. */
    void halfAnHourPasses() throws IOException, SQLException {
        execute("""
                update procedure.clock
                   set started_at = started_at - interval '31 minutes', due_at = due_at - interval '31 minutes',
                       next_at = next_at - interval '31 minutes'
                 where overdue_at is null and started_at > now() - interval '31 minutes'
                """);
    }

    /** Waits until so many clocks have run out; the database itself is asked. */
    void awaitClocksOut(int wanted) throws Exception {
        var until = System.nanoTime() + Duration.ofMinutes(4).toNanos();
        while (count("select count(*) from procedure.clock where overdue_at is not null") < wanted) {
            if (System.nanoTime() > until) {
                throw new AssertionError("clocks do not run out");
            }
            execute("select pg_sleep(0.1)");
        }
    }

    /** Ends the database server as a power cut does. */
    void killDatabase() throws IOException {
        var server = ProcessHandle.of(postmaster().process()).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
    }

    /** Every report by its key. */
    Map<String, Kept> matters() throws IOException, SQLException {
        var kept = new HashMap<String, Kept>();
        try (var database = connect();
                var rows = database.createStatement().executeQuery("""
                        select h.key, m.number, m.fields ->> 'text' as text
                          from procedure.matter m left join procedure.history h using (county, number)
                        """)) {
            while (rows.next()) {
                kept.put(rows.getString("key"), new Kept(rows.getString("number"), rows.getString("text")));
            }
        }
        return kept;
    }

    /** How many notices were written on such an occasion. */
    long told(String occasion) throws IOException, SQLException {
        return count("select count(*) from notice.outbox where dedupe like '%" + occasion + "'");
    }

    long count(String query) throws IOException, SQLException {
        try (var database = connect();
                var rows = database.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String statements) throws IOException, SQLException {
        try (var database = connect();
                var statement = database.createStatement()) {
            statement.execute(statements);
        }
    }

    private Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postmaster().port() + "/gongzhi",
                PostgresServer.USER,
                new DataFolder(data).secret("postgres"));
    }

    private PostmasterFile postmaster() throws IOException {
        return PostmasterFile.read(data.resolve("postgres")).orElseThrow();
    }
}
