package org.gongzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.gongzhi.testing.Program;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is started, killed, started again and spoken to while it serves, as a process of its own. */
class RestartTests {

    @TempDir
    Path data;

    @AfterEach
    void nothingIsLeftRunning() throws IOException {
        assertThat(PostmasterFile.read(data.resolve("postgres"))).isEmpty();
    }

    @Test
    void aKilledProgramStartsAgainWithAllItHad() throws Exception {
        var killed = Program.start(data, Map.of());
        assertThat(status(killed.address())).isEqualTo(200);
        try (var database = connect();
                var statement = database.createStatement()) {
            statement.execute("create table kept (word text)");
            statement.execute("insert into kept values ('还在')");
        }
        killed.kill();
        assertThat(PostmasterFile.read(data.resolve("postgres")))
                .hasValueSatisfying(left ->
                        assertThat(left.isRunningOn(data.resolve("postgres"))).isTrue());

        try (var program = Program.start(data, Map.of())) {
            assertThat(status(program.address())).isEqualTo(200);
            assertThat(kept()).isEqualTo("还在");

            var second = Program.start(data, Map.of());
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output())
                    .contains("already running on this data folder")
                    .doesNotContain("\tat ");

            var command = Program.start(data, Map.of(), "no", "such", "command");
            assertThat(command.exitCode()).isEqualTo(2);
            assertThat(command.output()).contains("./gongzhi new-module");

            assertThat(status(program.address())).isEqualTo(200);
            assertThat(kept()).isEqualTo("还在");
        }
    }

    private int status(String address) throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private String kept() throws IOException, SQLException {
        try (var database = connect();
                var rows = database.createStatement().executeQuery("select word from kept")) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect() throws IOException, SQLException {
        int port = PostmasterFile.read(data.resolve("postgres")).orElseThrow().port();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/gongzhi",
                PostgresServer.USER,
                new DataFolder(data).secret("postgres"));
    }
}
