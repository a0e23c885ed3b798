import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.gongzhi.disclosure.OpenBench;
import org.gongzhi.insight.BoardBench;
import org.gongzhi.procedure.Matters;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.FileSystemUtils;

/**
 * Prints one table from one run on this machine: how fast cases are handled by raw JDBC, by another engine, by ours in
 * the process and by ours over HTTP. All four use the database that the program itself keeps. The rounds are
 * interleaved, so that a noisy minute hurts all alike.
 */
public final class Bench {

    private static final Path DATA = Path.of("target", "bench-data").toAbsolutePath();
    private static final int CLIENTS = Integer.getInteger("clients", 16);
    private static final int SECONDS = Integer.getInteger("seconds", 8);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int WARM = Integer.getInteger("warm", 30);
    /** Which of the four, for whoever looks at one alone. */
    private static final String CASES = System.getProperty("cases", "abcd");
    private static final int COUNTED = 40;

    private Bench() {}

    public static void main(String... arguments) throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        say("The program starts on an empty folder, and the town is settled.");
        Town town;
        try (var _ = Program.start(DATA)) {
            town = Town.settle(Server.in(DATA), DATA);
        }
        ServerTime.prepare(DATA);
        say("It starts again, on what it left.");
        // The log is what follows afterwards; nothing else is measured beside it.
        var log = List.of(arguments).contains("log");
        // What one node publishes the other must notice by itself.
        var open = List.of(arguments).contains("open");
        try (var program = Program.start(DATA, log || open || Program.AFTERWARDS)) {
            var server = Server.in(DATA);
            if (List.of(arguments).contains("inbox")) {
                new InboxBench(server, DATA, town, program.port()).run();
            } else if (log) {
                new LogBench(server, DATA).run();
            } else if (List.of(arguments).contains("board")) {
                try (var context = Town.inProcess(server, DATA)) {
                    new BoardBench(context, server.jdbc(), program.port()).run();
                }
            } else if (open) {
                try (var context = Town.inProcess(server, DATA)) {
                    var running = ProcessHandle.of(program.process()).orElseThrow();
                    new OpenBench(context, server.jdbc(), program.port(), running, town.neighbour(), town.supervisor()).run();
                }
            } else if (List.of(arguments).contains("open311")) {
                new Open311Bench(server, town, program).run();
            } else if (List.of(arguments).contains("table")) {
                new TableBench(DATA).run();
            } else if (List.of(arguments).contains("search")) {
                new SearchBench(server, DATA, town).run();
            } else {
                cases(program, server, town);
            }
        } finally {
            FileSystemUtils.deleteRecursively(DATA);
        }
        System.exit(0);
    }

    private static void cases(Program program, Server server, Town town) throws Exception {
        server.create("other");
        var serverTime = new ServerTime(server.jdbc());
        var counted = new Statements();
        var meter = new Meter(server, ProcessHandle.current().pid(), program.process());
        var database = counted.on(server.pool("gongzhi"));
        try (var context = Town.inProcess(server, DATA, new Watched(counted))) {
            var other = new OtherEngine(counted.on(server.pool("other")));
            var cases = new LinkedHashMap<Case, Integer>();
            cases.put(new RawJdbc(database).prepared(), Math.min(WARM, 4));
            cases.put(other, WARM);
            cases.put(new OurEngine(context.getBean(Matters.class), town.officer()), WARM);
            // A server of its own has more to compile than an engine that is called.
            cases.put(new OverHttp(program.port(), town.token()), WARM * 3 / 2);
            cases.keySet().removeIf(one -> !CASES.contains(one.name().substring(1, 2)));
            for (var one : cases.entrySet()) {
                say("Warming up: %s, %d s.".formatted(one.getKey().name(), one.getValue()));
                Measure.run(one.getKey(), CLIENTS, one.getValue(), meter);
            }
            // All know what their tables hold, as autovacuum sees to in any database older than some minutes.
            for (var name : List.of("gongzhi", "other")) {
                server.jdbc(name).sql("analyze").update();
            }
            var results = new LinkedHashMap<Case, List<Measure.Result>>();
            for (int round = 1; round <= ROUNDS; round++) {
                say("Round %d of %d.".formatted(round, ROUNDS));
                for (var one : cases.keySet()) {
                    serverTime.reset();
                    results.computeIfAbsent(one, _ -> new ArrayList<>()).add(Measure.run(one, CLIENTS, SECONDS, meter));
                    serverTime.print(one.name());
                }
            }
            var costs = new LinkedHashMap<Case, Statements.Cost>();
            for (var one : cases.keySet()) {
                if (one instanceof Case.Client client) {
                    costs.put(one, counted.of(client, COUNTED));
                }
            }
            System.out.printf("%n%d clients, %d rounds of %d s each, interleaved; the middle round of each is shown.%n%n", CLIENTS, ROUNDS, SECONDS);
            new Report(results, costs).print(program);
            other.end();
        }
    }

    /** Progress goes aside, so that the table can be kept alone. */
    private static void say(String what) {
        System.err.println(what);
    }

    /** Puts the counter between our engine and its database. */
    record Watched(Statements counted) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource source ? counted.on(source) : bean;
        }
    }
}
