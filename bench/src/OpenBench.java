package org.gongzhi.disclosure;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.gongzhi.organization.Appointment;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Actor;
import org.gongzhi.territory.PlaceCode;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a prefecture asks of the portal: the due checks of 2,546 villages; how many requests a core answers from what is
 * kept; and 500 readings a second while 50 publications a second arrive from another node.
 *
 * @param writer who writes, and {@code reviewer} who reviews; both answer for the county
 */
public record OpenBench(
        ConfigurableApplicationContext context, JdbcClient jdbc, int port, ProcessHandle program, UUID writer, UUID reviewer) {

    private static final int VILLAGES = 2_546;
    private static final int TOWNS = 134;
    private static final int SECONDS = Integer.getInteger("seconds", 8);
    private static final int CLIENTS = Integer.getInteger("clients", 8);
    private static final int READS = 500;
    private static final int PUBLICATIONS = 50;
    /** All but those that are published at once end in a December. */
    private static final YearMonth MONTH = YearMonth.of(2026, 12);

    public void run() throws Exception {
        settle();
        dueChecks();
        publish(0, 200, 0);
        kept();
        mixed();
    }

    private void settle() throws InterruptedException {
        jdbc.sql("""
                        insert into territory.place (code, name, official, level, parent, kind, synthetic)
                        select '620402' || lpad((100 + t)::text, 3, '0'), '镇' || t, '镇' || t, 'town', '620402', '', true from generate_series(1, :towns) t
                            on conflict do nothing
                        """).param("towns", TOWNS).update();
        jdbc.sql("""
                        insert into territory.place (code, name, official, level, parent, kind, synthetic)
                        select '620402' || lpad((101 + n % :towns)::text, 3, '0') || lpad((200 + n / :towns)::text, 3, '0'), '村' || n, '村' || n,
                               'village', '620402' || lpad((101 + n % :towns)::text, 3, '0'), 'village', true
                          from generate_series(0, :villages - 1) n on conflict do nothing
                        """).param("towns", TOWNS).param("villages", VILLAGES).update();
        jdbc.sql("update territory.revision set count = count + 1").update();
        for (var person : List.of(writer, reviewer)) {
            context.getBean(Posts.class).appoint(new Appointment(
                    person, "620402-zzzx", "centre-officer", "综治中心专职", new PlaceCode("620402"), LocalDate.of(2025, 1, 1), null, null));
        }
        // Both nodes notice new places and posts by themselves after a while.
        Thread.sleep(Long.getLong("settle", 35_000));
    }

    private void dueChecks() {
        var check = context.getBean(DueCheck.class);
        long before = System.nanoTime();
        int planned = check.plan(MONTH, place -> place.kind().equals("village"));
        long laid = System.nanoTime();
        int late = check.mark(MONTH.plusMonths(3).atEndOfMonth());
        long marked = System.nanoTime();
        jdbc.sql("vacuum analyze disclosure.due").update();
        System.out.println("| due checks of a month | villages | laid down in s | all found late in s | together s |");
        System.out.println("|---:|---:|---:|---:|---:|");
        System.out.printf(
                "| %,d | %,d | %.1f | %.1f | %.1f |%n",
                planned, VILLAGES, (laid - before) / 1e9, (marked - laid) / 1e9, (marked - before) / 1e9);
        if (late < planned) {
            throw new IllegalStateException("%d of %d were found late".formatted(late, planned));
        }
    }

    /** One publication after the other by one hand, or as many a second as asked. */
    private int publish(int from, int until, int perSecond) {
        var publications = context.getBean(Publications.class);
        long begun = System.nanoTime();
        for (int i = from; i < until; i++) {
            if (perSecond > 0) {
                LockSupport.parkNanos(begun + (i - from) * 1_000_000_000L / perSecond - System.nanoTime());
            }
            var slot = slot(i);
            publications.save(
                    slot, new Contents("收支已核对。", List.of(List.of("房租", "1200.00", "", ""), List.of("水电", "", "380.50", "")), List.of()), 0);
            publications.submit(slot, new Actor.Officer(writer, "写"), null);
            publications.review(slot, Map.of("verdict", "pass"), new Actor.Officer(reviewer, "审"), null);
        }
        return until - from;
    }

    private static Slot slot(int n) {
        var village = "620402%03d%03d".formatted(101 + n % TOWNS, 200 + n / TOWNS);
        return new Slot(new PlaceCode(village), "income-expense", Period.of(MONTH.toString()));
    }

    private void kept() throws Exception {
        var paths = new String[] {slot(0).path(), "/open/" + slot(0).place(), slot(1).path(), slot(2).path()};
        var lengths = new ArrayList<Integer>();
        try (var one = new Reader(port)) {
            for (var path : paths) {
                lengths.add(one.read(path));
            }
        }
        load(paths, 3, 0);
        var cpu = cpu();
        long before = System.nanoTime();
        var done = load(paths, SECONDS, 0);
        var seconds = (System.nanoTime() - before) / 1e9;
        var cores = cpu().minus(cpu).toNanos() / 1e9;
        System.out.println("| kept pages, bytes packed | requests/s | p50 ms | p99 ms | cores the program used | requests/s a core |");
        System.out.println("|---|---:|---:|---:|---:|---:|");
        System.out.printf(
                "| %s | %,.0f | %.2f | %.2f | %.2f | %,.0f |%n",
                lengths, done.length / seconds, at(done, 0.5), at(done, 0.99), cores / seconds, done.length / cores);
    }

    private void mixed() throws Exception {
        var paths = new String[200];
        for (int i = 0; i < paths.length; i++) {
            paths[i] = i % 10 == 0 ? "/open/" + slot(i).place().value().substring(0, 9) : slot(i).path();
        }
        load(paths, 2, READS);
        var published = new AtomicLong();
        int first = 200;
        int most = PUBLICATIONS * SECONDS;
        var writers = new ArrayList<Thread>();
        long before = System.nanoTime();
        for (int w = 0; w < 5; w++) {
            int from = first + w * most / 5;
            writers.add(Thread.ofPlatform().start(() -> published.addAndGet(publish(from, from + most / 5, PUBLICATIONS / 5))));
        }
        var done = load(paths, SECONDS, READS);
        for (var writer : writers) {
            writer.join();
        }
        // The last of each begins just before the end and is answered after it: what counts is by how much.
        var writing = (System.nanoTime() - before) / 1e9 - SECONDS;
        System.out.println("| readings | in s | p50 ms | p99 ms | publications beside | behind at the end ms | seen by the other node after ms |");
        System.out.println("|---:|---:|---:|---:|---:|---:|---:|");
        System.out.printf(
                "| %,d | %d | %.2f | %.2f | %,d | %,.0f | %,.0f |%n",
                done.length, SECONDS, at(done, 0.5), at(done, 0.99), published.get(), writing * 1_000, seen(first + most));
    }

    /** How long until a page that the other node keeps says what was published here. */
    private double seen(int n) throws Exception {
        var slot = slot(n);
        try (var reader = new Reader(port)) {
            var path = "/open/" + slot.place();
            // The first answer is made and comes plain; what is kept from it comes packed.
            reader.read(path);
            int before = reader.read(path);
            publish(n, n + 1, 0);
            long published = System.nanoTime();
            int now = before;
            for (int same = 0; same < 2; same = now == before ? 0 : same + 1) {
                now = reader.read(path);
                if (System.nanoTime() - published > 10_000_000_000L) {
                    throw new IllegalStateException("the other node still shows the old page");
                }
                Thread.sleep(20);
            }
            return (System.nanoTime() - published) / 1e6;
        }
    }

    /** The times of all answers; {@code perSecond} zero is as fast as it goes. */
    private long[] load(String[] paths, int seconds, int perSecond) throws InterruptedException {
        var times = new ArrayList<long[]>();
        var readers = new ArrayList<Thread>();
        for (int c = 0; c < CLIENTS; c++) {
            int client = c;
            readers.add(Thread.ofPlatform().start(() -> {
                var own = read(paths, client, seconds, perSecond);
                synchronized (times) {
                    times.add(own);
                }
            }));
        }
        for (var reader : readers) {
            reader.join();
        }
        var all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (times.size() < CLIENTS) {
            throw new IllegalStateException("a reader failed");
        }
        return all;
    }

    private long[] read(String[] paths, int client, int seconds, int perSecond) {
        var times = new long[4_000_000 / CLIENTS];
        int count = 0;
        long begun = System.nanoTime();
        try (var reader = new Reader(port)) {
            int most = perSecond == 0 ? times.length : seconds * perSecond / CLIENTS;
            while (System.nanoTime() - begun < seconds * 1_000_000_000L && count < most) {
                if (perSecond > 0) {
                    LockSupport.parkNanos(begun + (long) count * CLIENTS * 1_000_000_000L / perSecond - System.nanoTime());
                }
                long before = System.nanoTime();
                reader.read(paths[(client + count) % paths.length]);
                times[count++] = System.nanoTime() - before;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Arrays.copyOf(times, count);
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) (sorted.length * share)] / 1e6;
    }

    private Duration cpu() {
        return program.descendants()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(program.info().totalCpuDuration().orElse(Duration.ZERO), Duration::plus);
    }

    /** A browser that keeps its connection, wants pages packed, and looks at nothing. */
    private static final class Reader implements AutoCloseable {

        private final int port;
        private Socket socket;
        private InputStream in;

        Reader(int port) throws IOException {
            this.port = port;
            connect();
        }

        private void connect() throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 65_536);
        }

        /** How many bytes the body has. */
        int read(String path) throws IOException {
            if (socket.isClosed()) {
                connect();
            }
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var status = line();
            if (!status.contains(" 200")) {
                throw new IOException(path + " answered " + status);
            }
            int length = -1;
            boolean last = false;
            for (var line = line(); !line.isEmpty(); line = line()) {
                // After a hundred answers the program wants a new connection.
                last |= line.equalsIgnoreCase("connection: close");
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            int all = body(length);
            if (last) {
                socket.close();
            }
            return all;
        }

        private int body(int length) throws IOException {
            if (length >= 0) {
                in.skipNBytes(length);
                return length;
            }
            int all = 0;
            for (int chunk = Integer.parseInt(line(), 16); ; chunk = Integer.parseInt(line(), 16)) {
                in.skipNBytes(chunk + 2L);
                all += chunk;
                if (chunk == 0) {
                    return all;
                }
            }
        }

        private String line() throws IOException {
            var line = new StringBuilder(64);
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new IOException("the connection ended");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
