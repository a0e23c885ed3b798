package org.gongzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongzhi.testing.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oldest PostgreSQL that is promised to work, where the machine has it. */
class ExternalDatabaseTests {

    private static final Path FIFTEEN = Path.of("/usr/lib/postgresql/15");
    private static final String PASSWORD = "nobody-knows";

    @TempDir
    Path folder;

    @Test
    void aDatabaseThatIsNotThereIsNamedInOneSentence() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> ExternalDatabase.at("postgresql://127.0.0.1:1/nothing", "nobody", ""))
                .withMessageContainingAll("GONGZHI_DB_URL", "jdbc:postgresql://127.0.0.1:1/nothing");
    }

    @Test
    void theProgramServesOnPostgres15AndBringsNoDemoAccounts() throws Exception {
        assumeTrue(Files.exists(FIFTEEN.resolve("bin/postgres")), "PostgreSQL 15 is not installed");
        var server = new PostgresServer(FIFTEEN, cluster(), PASSWORD);
        int port = server.start();
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        var environment = Map.of(
                "GONGZHI_DB_URL",
                url.substring("jdbc:".length()),
                "GONGZHI_DB_USER",
                PostgresServer.USER,
                "GONGZHI_DB_PASSWORD",
                PASSWORD,
                "GONGZHI_DEMO",
                "");
        try (var program = Program.start(folder.resolve("data"), environment)) {
            assertThat(program.address()).startsWith("http://");
            try (var database = DriverManager.getConnection(url, PostgresServer.USER, PASSWORD);
                    var accounts = database.createStatement().executeQuery("select count(*) from identity.account")) {
                accounts.next();
                assertThat(accounts.getInt(1)).isZero();
            }
            assertThat(folder.resolve("data/postgres")).doesNotExist();
        } finally {
            server.stop();
        }
    }

    private Path cluster() throws IOException, InterruptedException {
        var cluster = Files.createDirectory(folder.resolve("fifteen"));
        var owner = PostgresOwner.of(cluster);
        owner.own(cluster);
        var command = new ArrayList<>(owner.prefix());
        command.addAll(List.of(FIFTEEN.resolve("bin/initdb").toString(), "-D", cluster.toString()));
        command.addAll(List.of("-U", PostgresServer.USER, "-E", "UTF8", "--locale=C", "--pwfile=/dev/stdin"));
        command.addAll(List.of("-A", "scram-sha-256", "--no-sync"));
        var initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = initdb.getOutputStream()) {
            in.write(PASSWORD.getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(initdb.waitFor()).as(said).isZero();
        return cluster;
    }
}
