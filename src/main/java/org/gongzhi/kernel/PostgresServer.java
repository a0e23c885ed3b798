package org.gongzhi.kernel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL on one data directory, reached only from this machine. It runs in a session of its own, so that a
 * Ctrl-C meant for the program does not stop the database before the program is done with it.
 */
final class PostgresServer {

    static final String USER = "gongzhi";

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", "''"),
            Map.entry("max_connections", "120"),
            // A young table is planned for while it is empty; its first statistics must not be a minute late.
            Map.entry("autovacuum_naptime", "15s"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("max_wal_size", "2GB"),
            Map.entry("wal_compression", "on"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("timezone", "Asia/Shanghai"),
            Map.entry("log_timezone", "Asia/Shanghai"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "%a.log"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_rotation_age", "1d"));

    private final Path home;
    private final Path data;
    private final String password;
    private final PostgresOwner owner;

    PostgresServer(Path home, Path data, String password) throws IOException, InterruptedException {
        this.home = home;
        this.data = data;
        this.password = password;
        this.owner = PostgresOwner.of(data);
    }

    /** Starts the server, after stopping what a killed program may have left running, and returns its port. */
    int start() throws IOException, InterruptedException {
        if (Files.notExists(data)) {
            initialise();
        }
        stopStale();
        int port = freePort();
        var options = SETTINGS.entrySet().stream()
                .map(setting -> "-c " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(" ", "-p " + port + " ", ""));
        var log = data.resolve("start.log");
        Files.deleteIfExists(log);
        if (run("pg_ctl", "-D", data.toString(), "-l", log.toString(), "-o", options, "-w", "-t", "300", "start")
                != 0) {
            throw new CannotStart("kernel.postgres-failed", Files.exists(log) ? Files.readString(log) : data);
        }
        return port;
    }

    void stop() throws IOException, InterruptedException {
        if (run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "60", "stop") != 0) {
            run("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
        }
    }

    /** The cluster is made beside and renamed, so that an interrupted first start leaves nothing half there. */
    private void initialise() throws IOException, InterruptedException {
        var unfinished = data.resolveSibling("postgres.unfinished");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectories(unfinished);
        owner.own(unfinished);
        // Collation by code point and the provider inside PostgreSQL: an index outlives any change of the machine.
        var command = command("initdb", "-D", unfinished.toString(), "-U", USER, "-E", "UTF8", "--locale=C");
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        command.addAll(List.of("-A", "scram-sha-256", "--pwfile=/dev/stdin"));
        var initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = initdb.getOutputStream()) {
            in.write((password + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (initdb.waitFor() != 0) {
            throw new CannotStart("kernel.postgres-failed", said);
        }
        Files.move(unfinished, data);
    }

    /**
     * A killed program leaves its server running, and a killed machine leaves the file that names a process number
     * which by now may be anybody's. We hold the lock on the data folder, so neither is in use.
     */
    private void stopStale() throws IOException, InterruptedException {
        var left = PostmasterFile.read(data);
        if (left.isPresent()) {
            if (left.get().isRunningOn(data)) {
                stop();
            }
            Files.deleteIfExists(PostmasterFile.in(data));
        }
    }

    private int run(String program, String... arguments) throws IOException, InterruptedException {
        return new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private List<String> command(String program, String... arguments) {
        return Stream.of(
                        owner.prefix().stream(),
                        Stream.of(home.resolve("bin/" + program).toString()),
                        Stream.of(arguments))
                .flatMap(part -> part)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
