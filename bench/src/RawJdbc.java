import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * The floor: the same rows written by the same number of transactions with nothing thought about. The tables are copies
 * of the engine's, with the same indexes.
 */
record RawJdbc(DataSource database) implements Case, Case.Client {

    private static final AtomicInteger SEQUENCE = new AtomicInteger();
    private static final String PREFIX = "SQ620402-" + LocalDate.now().format(DateTimeFormatter.ofPattern("yyMMdd")) + "-";

    @Override
    public String name() {
        return "(a) raw JDBC, same durable writes";
    }

    @Override
    public Client client() {
        return this;
    }

    RawJdbc prepared() throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            statement.execute("create schema floor");
            for (var table : new String[] {"matter", "history", "clock", "personal"}) {
                statement.execute("create table floor.%s (like procedure.%s including all)".formatted(table, table));
            }
            statement.execute("create table floor.outbox (like notice.outbox including all)");
        }
        return this;
    }

    @Override
    public void handle(int n) throws Exception {
        var number = PREFIX + "%06d".formatted(SEQUENCE.incrementAndGet());
        var now = Timestamp.from(Instant.now());
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            history(connection, number, 1, now);
            matter(connection, number, now);
            clock(connection, number, "first-contact", now);
            personal(connection, number);
            outbox(connection, number + "/1", now);
            connection.commit();
            for (int step = 2; step <= 4; step++) {
                read(connection, "select * from floor.matter where county = '620402' and number = ? for update", number);
                read(connection, "select * from floor.clock where county = '620402' and number = ?", number);
                history(connection, number, step, now);
                move(connection, number, step, now);
                clock(connection, number, step == 2 ? "first-contact" : "handle" + step, now);
                if (step == 4) {
                    outbox(connection, number + "/4", now);
                }
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
    }

    private static void read(Connection connection, String sql, String number) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, number);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getString(1);
                }
            }
        }
    }

    private static void matter(Connection connection, String number, Timestamp now) throws SQLException {
        run(connection, """
                insert into floor.matter (county, number, procedure, definition, place, state, ended, title, channel, priority, version,
                       desk, fields, doers, reporter, opened_at, changed_at, due_at, quiet)
                values ('620402', ?, 'appeal', repeat('0', 64), '620402001006001001001', 'submitted', false, '楼道路灯坏了三天', 'api', 'ordinary', 1,
                       'community-officer@620402001006', '{"text": "楼道路灯坏了三天，老人晚上摔倒过一次"}', '{}', sha256(?::bytea), ?, ?, ?, false)
                """, number, number, now, now, now);
    }

    private static void move(Connection connection, String number, int version, Timestamp now) throws SQLException {
        run(connection, """
                update floor.matter set state = 'handling', version = ?, changed_at = ?, due_at = ?,
                       doers = '{"call-back": {"person": "0190b0a0-0000-7000-8000-000000000000", "body": "620402001006-wyh", "desk": "community-officer@620402001006"}}'
                 where county = '620402' and number = ?
                """, version, now, now, number);
    }

    private static void history(Connection connection, String number, int seq, Timestamp now) throws SQLException {
        run(connection, """
                insert into floor.history (county, number, seq, at, action, from_state, to_state, who, person, name, title, body, desk, form, key, digest)
                values ('620402', ?, ?, ?, 'call-back', 'submitted', 'contacted', 'officer', '0190b0a0-0000-7000-8000-000000000000', '李芳', '李芳的职务',
                       '620402001006-wyh', 'community-officer@620402001006', '{"outcome": "reached"}', ?, sha256('x'))
                on conflict (county, key) where key is not null do nothing
                """, number, seq, now, number + seq);
    }

    private static void clock(Connection connection, String number, String key, Timestamp now) throws SQLException {
        run(connection, """
                insert into floor.clock (county, number, key, round, duration, started_at, due_at, next_at, warned, extensions, extended_days)
                values ('620402', ?, ?, 1, '30m', ?, ?, ?, false, 0, 0)
                on conflict (county, number, key, round) do update set stopped_at = excluded.started_at, next_at = null
                """, number, key, now, now, now);
    }

    private static void personal(Connection connection, String number) throws SQLException {
        run(connection, "insert into floor.personal (county, number, seq, field, value) values ('620402', ?, 1, 'phone', sha256(?::bytea))",
                number, number);
    }

    /** As many rows in one statement as the engine writes: two officers and the reporter at the opening, one at the end. */
    private static void outbox(Connection connection, String dedupe, Timestamp now) throws SQLException {
        run(connection, """
                insert into floor.outbox (county, id, dedupe, kind, person, place, template, content, urgent, queued_at, turn, next_at)
                select '620402', gen_random_uuid(), ? || n, 'staff', gen_random_uuid(), '620402001006001001001', 'appeal-submitted-officer',
                       sha256('x'), true, ?, 0, ?
                  from generate_series(1, ?) n
                """, dedupe, now, now, dedupe.endsWith("/1") ? 3 : 1);
    }

    static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
