import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.gongzhi.Gongzhi;
import org.gongzhi.procedure.Matters;
import org.gongzhi.testing.SmallTown;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Prints one table from one run on this machine: how fast cases are handled by raw JDBC, by another engine, by ours in
 * the process and by ours over HTTP. The rounds of the four are interleaved, so that a noisy minute hurts all alike.
 */
public final class Bench {

    private static final int CLIENTS = Integer.getInteger("clients", 16);
    private static final int SECONDS = Integer.getInteger("seconds", 10);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);

    private Bench() {}

    public static void main(String... arguments) throws Exception {
        var data = Files.createTempDirectory("gongzhi-bench");
        try (var server = EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_connections", "120")
                .setServerConfig("max_wal_size", "4GB")
                .start()) {
            try (var statement = server.getPostgresDatabase().getConnection().createStatement()) {
                statement.execute("create database gongzhi");
                statement.execute("create database other");
            }
            var counted = new Statements();
            try (var context = start(server.getJdbcUrl("postgres", "gongzhi"), data, counted)) {
                var town = context.getBean(SmallTown.class).settle();
                if (List.of(arguments).contains("inbox")) {
                    new InboxBench(context, town).run();
                } else {
                    cases(server, data, context, town, counted);
                }
            }
        }
    }

    private static ConfigurableApplicationContext start(String url, Path data, Statements counted) {
        return new SpringApplicationBuilder(Gongzhi.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(counted))
                .properties(Map.of(
                        "spring.datasource.url", url,
                        "spring.datasource.username", "postgres",
                        "gongzhi.data", data.toString(),
                        "gongzhi.demo", "none",
                        "gongzhi.notice.sender", "false",
                        "server.port", "-1",
                        "gongzhi.watch", "false",
                        "spring.main.banner-mode", "off"))
                .run();
    }

    private static void cases(
            EmbeddedPostgres server, Path data, ConfigurableApplicationContext context, SmallTown town, Statements counted)
            throws Exception {
        DataSource database = context.getBean(DataSource.class);
        var jdbc = JdbcClient.create(server.getDatabase("postgres", "gongzhi"));
        var other = new OtherEngine(pool(server.getJdbcUrl("postgres", "other")));
        var token = new Tokens(context).make();
        try (var program = new Program(server.getJdbcUrl("postgres", "gongzhi"), data)) {
            var client = HttpClient.newHttpClient();
            program.await(client);
            var ours = new OurEngine(context.getBean(Matters.class), town);
            var cases = List.of(
                    new RawJdbc(pool(server.getJdbcUrl("postgres", "gongzhi"))).prepared(), other, ours, new OverHttp(client, program.address(), token));
            for (var one : cases) {
                Measure.run(one, CLIENTS, Math.max(3, SECONDS / 2));
            }
            var results = new LinkedHashMap<Case, List<Measure.Result>>();
            for (int round = 0; round < ROUNDS; round++) {
                for (var one : cases) {
                    results.computeIfAbsent(one, _ -> new ArrayList<>()).add(Measure.run(one, CLIENTS, SECONDS));
                }
            }
            print(results, program);
            costs(jdbc, counted, ours);
            other.close();
        }
    }

    private static void print(Map<Case, List<Measure.Result>> results, Program program) throws Exception {
        System.out.printf("%n%d clients, %d rounds of %d s each, interleaved; the middle round of each is shown.%n%n", CLIENTS, ROUNDS, SECONDS);
        System.out.println("| what | cases/s | p50 ms | p99 ms | of (a) | of (b) |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        var rates = new ArrayList<Double>();
        for (var entry : results.entrySet()) {
            var middle = Measure.middle(entry.getValue().toArray(Measure.Result[]::new));
            rates.add(middle.perSecond());
            var ofOther = rates.size() > 1 ? "%.1f".formatted(middle.perSecond() / rates.get(1)) : "";
            System.out.printf("| %s | %.0f | %.1f | %.1f | %.2f | %s |%n",
                    entry.getKey().name(), middle.perSecond(), middle.median(), middle.p99(), middle.perSecond() / rates.getFirst(), ofOther);
        }
        System.out.printf("%nA case is an opening and three steps. The program under load: %d MB resident.%n", program.resident());
    }

    /** Statements, commits and WAL of one case, read from the server. */
    private static void costs(JdbcClient jdbc, Statements counted, OurEngine ours) throws Exception {
        int cases = 200;
        long wal = wal(jdbc);
        counted.reset();
        for (int i = 0; i < cases; i++) {
            ours.handle(1_000_000 + i);
        }
        System.out.printf("One case of (c): %.1f statements and %.1f commits over its 4 transactions, %.0f bytes of WAL.%n",
                counted.statements() / (double) cases, counted.commits() / (double) cases, (wal(jdbc) - wal) / (double) cases);
        System.out.printf("The most statements one transaction made: %d.%n", counted.most());
    }

    private static long wal(JdbcClient jdbc) {
        return jdbc.sql("select (pg_current_wal_insert_lsn() - '0/0')::bigint").query(Long.class).single();
    }

    private static DataSource pool(String url) {
        var pool = new com.zaxxer.hikari.HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(20);
        return pool;
    }

    /** The program in a process of its own, on the same database. */
    static final class Program implements AutoCloseable {

        private final int port;
        private final Process process;

        Program(String url, Path data) throws Exception {
            try (var free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(java, "-XX:+UseSerialGC", "-Xmx256m", "-cp", System.getProperty("java.class.path"), "org.gongzhi.Gongzhi");
            builder.environment().putAll(Map.of(
                    "GONGZHI_DB_URL", url, "GONGZHI_DB_USER", "postgres", "GONGZHI_DB_PASSWORD", "", "GONGZHI_DEMO", "none",
                    "GONGZHI_PORT", Integer.toString(port), "GONGZHI_DATA", data.toString()));
            builder.redirectErrorStream(true).redirectOutput(data.resolve("program.log").toFile());
            process = builder.start();
        }

        String address() {
            return "http://127.0.0.1:" + port;
        }

        void await(HttpClient client) throws Exception {
            for (int i = 0; i < 600; i++) {
                try {
                    client.send(HttpRequest.newBuilder(URI.create(address() + "/")).build(), HttpResponse.BodyHandlers.discarding());
                    return;
                } catch (java.io.IOException e) {
                    Thread.sleep(200);
                }
            }
            throw new IllegalStateException("the program did not start");
        }

        long resident() throws Exception {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        }

        @Override
        public void close() throws Exception {
            process.destroy();
            process.waitFor();
        }
    }
}
