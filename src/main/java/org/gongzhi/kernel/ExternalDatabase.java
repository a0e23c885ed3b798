package org.gongzhi.kernel;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A PostgreSQL that somebody else runs, named in the environment. */
record ExternalDatabase(String url, String user, String password) implements JdbcConnectionDetails {

    private static final int OLDEST = 15;

    static ExternalDatabase at(String url, String user, String password) {
        var address = url.startsWith("jdbc:") ? url : "jdbc:" + url;
        var database = new ExternalDatabase(address, user, password);
        database.check();
        return database;
    }

    private void check() {
        try (var connection = DriverManager.getConnection(url, user, password)) {
            var metadata = connection.getMetaData();
            if (metadata.getDatabaseMajorVersion() < OLDEST) {
                throw new CannotStart("kernel.postgres-too-old", metadata.getDatabaseProductVersion());
            }
        } catch (SQLException e) {
            throw new CannotStart(e, "kernel.database-unreachable", url.replaceAll("\\?.*", ""));
        }
    }

    @Override
    public String getJdbcUrl() {
        return url;
    }

    @Override
    public String getUsername() {
        return user;
    }

    @Override
    public String getPassword() {
        return password;
    }
}
