import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
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

    private static final String OFFICER = "community-officer@620402001006";
    private static final String HEAD = "community-head@620402001006";
    private static final String DOER = "{\"person\": \"0190b0a0-0000-7000-8000-000000000000\", \"body\": \"620402001006-wyh\", \"desk\": \"" + OFFICER + "\"}";
    private static final List<String> DOERS = List.of(
            "{\"call-back\": %1$s}".formatted(DOER),
            "{\"call-back\": %1$s, \"handle\": %1$s}".formatted(DOER),
            "{\"call-back\": %1$s, \"handle\": %1$s, \"finish\": %1$s}".formatted(DOER));
    private static final byte[] DIGEST = new byte[32];
    /** As long as the values of a notice are when sealed. */
    private static final byte[] SEALED = new byte[300];

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
            var floor = new Floor(connection, number, now);
            floor.history(1);
            floor.insert();
            floor.start("first-contact");
            floor.personal();
            floor.tell(1, 4);
            connection.commit();
            floor.read();
            floor.history(2);
            floor.move(2, OFFICER, Timestamp.from(now.toInstant().plus(Duration.ofDays(5))));
            floor.stop("first-contact");
            floor.start("handle");
            connection.commit();
            floor.read();
            floor.history(3);
            floor.move(3, OFFICER, Timestamp.from(now.toInstant().plus(Duration.ofDays(5))));
            connection.commit();
            floor.read();
            floor.history(4);
            floor.move(4, HEAD, Timestamp.from(now.toInstant().plus(Duration.ofDays(1))));
            floor.stop("handle");
            floor.start("verify");
            floor.tell(4, 1);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** One case on one connection: a statement a row, but for the notices, which even the simplest program sends together. */
    private record Floor(Connection connection, String number, Timestamp now) {

        /** A step reads what it changes, and locks it. */
        void read() throws SQLException {
            read("select * from floor.matter where county = '620402' and number = ? for update");
            read("select * from floor.clock where county = '620402' and number = ?");
        }

        private void read(String sql) throws SQLException {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, number);
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        rows.getString(1);
                    }
                }
            }
        }

        void insert() throws SQLException {
            run("""
                    insert into floor.matter (county, number, procedure, definition, place, state, ended, title, channel, priority, version,
                           desk, fields, doers, reporter, opened_at, changed_at, due_at, quiet)
                    values ('620402', ?, 'appeal', repeat('0', 64), '620402001006001001001', 'submitted', false, '楼道路灯坏了三天，老人晚上摔倒过一次', 'api',
                           'ordinary', 1, ?, '{"text": "楼道路灯坏了三天，老人晚上摔倒过一次"}', '{}', ?, ?, ?, ?, false)
                    """, number, OFFICER, DIGEST, now, now, now);
        }

        void move(int version, String desk, Timestamp due) throws SQLException {
            run("""
                    update floor.matter set state = 'handling', version = ?, changed_at = ?, desk = ?, due_at = ?, doers = ?::jsonb
                     where county = '620402' and number = ?
                    """, version, now, desk, due, DOERS.get(version - 2), number);
        }

        void history(int seq) throws SQLException {
            run("""
                    insert into floor.history (county, number, seq, at, action, from_state, to_state, who, person, name, title, body, desk, form,
                           key, digest)
                    values ('620402', ?, ?, ?, 'call-back', 'submitted', 'contacted', 'officer', '0190b0a0-0000-7000-8000-000000000000', '李芳',
                           '水川路社区工作人员', '620402001006-wyh', 'community-officer@620402001006', '{"outcome": "reached"}', ?, ?)
                    on conflict (county, key) where key is not null do nothing
                    """, number, seq, now, UUID.randomUUID().toString(), DIGEST);
        }

        void start(String key) throws SQLException {
            run("""
                    insert into floor.clock (county, number, key, round, duration, started_at, due_at, next_at, warned, extensions, extended_days)
                    values ('620402', ?, ?, 1, '5 working days', ?, ?, ?, false, 0, 0)
                    """, number, key, now, now, now);
        }

        void stop(String key) throws SQLException {
            run("update floor.clock set stopped_at = ?, next_at = null where county = '620402' and number = ? and key = ? and round = 1",
                    now, number, key);
        }

        void personal() throws SQLException {
            run("insert into floor.personal (county, number, seq, field, value) values ('620402', ?, 1, 'phone', ?)", number, DIGEST);
        }

        void tell(int step, int people) throws SQLException {
            run("""
                    insert into floor.outbox (county, id, dedupe, kind, person, place, template, content, urgent, queued_at, turn, next_at)
                    select '620402', uuidv7(), ? || '/' || ? || '/appeal-submitted-officer/0190b0a0-0000-7000-8000-00000000000' || n, 'staff',
                           '0190b0a0-0000-7000-8000-000000000000', '620402001006001001001', 'appeal-submitted-officer', ?, true, ?, 0, ?
                      from generate_series(1, ?) n
                    """, number, Integer.toString(step), SEALED, now, now, people);
        }

        private void run(String sql, Object... values) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
        }
    }
}
