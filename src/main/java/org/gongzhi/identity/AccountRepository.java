package org.gongzhi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Accounts in the database. */
@Repository
class AccountRepository {

    private static final String SELECT = """
            select account.*, person.name
              from identity.account
              join identity.person on person.id = account.person
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AccountRepository(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void insert(UUID person, String username, AccountKind kind, @Nullable String password, boolean mustChange) {
        jdbc.sql("""
                        insert into identity.account (person, username, kind, password, must_change, opened_at)
                        values (:person, :username, :kind, :password, :mustChange, :openedAt)
                        """)
                .param("person", person)
                .param("username", username)
                .param("kind", kind.name())
                .param("password", password)
                .param("mustChange", mustChange)
                .param("openedAt", Shanghai.utc(clock.instant()))
                .update();
    }

    boolean exists(String username) {
        return jdbc.sql("select exists (select from identity.account where username = :username)")
                .param("username", username)
                .query(Boolean.class)
                .single();
    }

    Optional<Account> find(String username) {
        return jdbc.sql(SELECT + " where username = :username")
                .param("username", username)
                .query(AccountRepository::account)
                .optional();
    }

    Optional<Account> find(UUID person) {
        return jdbc.sql(SELECT + " where person.id = :person")
                .param("person", person)
                .query(AccountRepository::account)
                .optional();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("person", UUID.class),
                row.getString("username"),
                row.getString("name"),
                AccountKind.valueOf(row.getString("kind")),
                row.getString("password"),
                row.getBoolean("must_change"),
                row.getBytes("totp") != null,
                row.getBoolean("single_session"),
                row.getInt("failures"),
                instant(row, "locked_until"),
                row.getBoolean("locked"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row, "signed_in_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
