import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The PostgreSQL that a running program keeps in its data folder, with the settings the program gives it. */
record Server(long process, String address, String password) {

    static final String USER = "gongzhi";

    static Server in(Path data) throws IOException {
        var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        var port = lines.get(3).strip();
        return new Server(Long.parseLong(lines.getFirst().strip()), "jdbc:postgresql://127.0.0.1:" + port + "/", Files.readString(data.resolve("keys/postgres")).strip());
    }

    String url(String database) {
        return address + database;
    }

    DataSource pool(String database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url(database));
        pool.setUsername(USER);
        pool.setPassword(password);
        pool.setMaximumPoolSize(20);
        return pool;
    }

    JdbcClient jdbc() {
        return jdbc("gongzhi");
    }

    JdbcClient jdbc(String database) {
        return JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource(url(database), USER, password));
    }

    void create(String database) throws SQLException {
        jdbc().sql("create database " + database).update();
    }

    /** How many bytes the log of this server has had so far. */
    long wal() {
        return jdbc().sql("select (pg_current_wal_insert_lsn() - '0/0')::bigint").query(Long.class).single();
    }
}
