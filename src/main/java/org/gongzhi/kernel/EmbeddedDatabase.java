package org.gongzhi.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * The PostgreSQL that comes with the program, for whoever has none. Its data stays in the data folder. The process that
 * holds the folder runs it; a command given meanwhile uses the one that runs.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails {

    private static final String NAME = "gongzhi";

    private final DataFolder folder;
    private final String password;
    private final CompletableFuture<Integer> port;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile @Nullable PostgresServer server;

    private EmbeddedDatabase(DataFolder folder, boolean ours) {
        this.folder = folder;
        this.password = folder.secret("postgres");
        // In the background: the program reads its classes while the database starts.
        this.port = CompletableFuture.supplyAsync(ours ? this::start : this::running, Thread::startVirtualThread);
    }

    /**
     * Starts the database of this folder, or finds it running.
     *
     * @param purpose what this process does, said to whoever finds the folder taken
     */
    static EmbeddedDatabase open(DataFolder folder, String purpose, boolean serving) {
        var ours = folder.claim(purpose);
        if (!ours && serving) {
            throw new CannotStart("kernel.already-running", folder.holder(), folder.root());
        }
        var database = new EmbeddedDatabase(folder, ours);
        if (ours) {
            // Runs after every context has closed; a hook of the JVM's own would race them.
            SpringApplication.getShutdownHandlers().add(database::stop);
        }
        return database;
    }

    @Override
    public String getUsername() {
        return PostgresServer.USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getJdbcUrl() {
        return url(NAME);
    }

    void stop() {
        if (stopped.getAndSet(true)) {
            return;
        }
        try {
            port.exceptionally(_ -> 0).join();
            if (server != null) {
                server.stop();
            }
            folder.release();
        } catch (IOException e) {
            throw new CannotStart(e, "kernel.postgres-failed", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String url(String name) {
        try {
            return "jdbc:postgresql://127.0.0.1:" + port.join() + "/" + name;
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStart reason ? reason : e;
        }
    }

    private int start() {
        try {
            if (Files.notExists(folder.postgres())) {
                System.out.println(Texts.of("kernel.first-start", folder.root()));
            }
            var home = PostgresBinaries.unpackedIn(folder.program());
            var fresh = new PostgresServer(home, folder.postgres(), password);
            int started = fresh.start();
            server = fresh;
            createDatabase(started);
            return started;
        } catch (IOException | SQLException e) {
            throw new CannotStart(e, "kernel.postgres-failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(e, "kernel.postgres-failed", e);
        }
    }

    private void createDatabase(int port) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (var connection = DriverManager.getConnection(url, PostgresServer.USER, password);
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select from pg_database where datname = '" + NAME + "'")
                    .next()) {
                statement.execute("create database " + NAME);
            }
        }
    }

    /** The port of the server that another process runs; it may be starting just now. */
    private int running() {
        try {
            for (int tries = 0; tries < 300; tries++) {
                var found = PostmasterFile.read(folder.postgres());
                if (found.isPresent() && found.get().ready() && found.get().isRunningOn(folder.postgres())) {
                    return found.get().port();
                }
                Thread.sleep(200);
            }
            throw new CannotStart("kernel.postgres-failed", folder.holder());
        } catch (IOException e) {
            throw new CannotStart(e, "kernel.postgres-failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart(e, "kernel.postgres-failed", e);
        }
    }
}
