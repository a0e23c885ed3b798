package org.gongzhi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
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
    private final Withdrawals withdrawals;
    private final InstantSource clock;

    AccountRepository(JdbcClient jdbc, Withdrawals withdrawals, InstantSource clock) {
        this.jdbc = jdbc;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    void insert(UUID person, String username, AccountKind kind, String password, boolean mustChange) {
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

    /** Opens the door if it is not shut at this very moment; failures before are forgotten. */
    boolean admit(UUID person, Instant now) {
        return jdbc.sql("""
                                update identity.account
                                   set failures = 0, locked_until = null, signed_in_at = :now
                                 where person = :person and not locked and (locked_until is null or locked_until <= :now)
                                """)
                        .param("person", person)
                        .param("now", Shanghai.utc(now))
                        .update()
                == 1;
    }

    /** Counts one failure; true if it was the one that shut the door. */
    boolean countFailure(UUID person, int most, Instant until) {
        return jdbc.sql("""
                        update identity.account
                           set failures = case when failures + 1 >= :most then 0 else failures + 1 end,
                               locked_until = case when failures + 1 >= :most then :until else locked_until end
                         where person = :person
                        returning failures = 0
                        """)
                .param("person", person)
                .param("most", most)
                .param("until", Shanghai.utc(until))
                .query(Boolean.class)
                .single();
    }

    void updateLock(UUID person, boolean locked) {
        jdbc.sql("""
                        update identity.account
                           set locked = :locked, locked_until = null, failures = 0
                         where person = :person
                        """).param("person", person).param("locked", locked).update();
        withdrawals.happened();
    }

    void updatePassword(UUID person, String password, boolean mustChange) {
        jdbc.sql("update identity.account set password = :password, must_change = :mustChange where person = :person")
                .param("person", person)
                .param("password", password)
                .param("mustChange", mustChange)
                .update();
    }

    void updateSingleSession(UUID person, boolean single) {
        jdbc.sql("update identity.account set single_session = :single where person = :person")
                .param("person", person)
                .param("single", single)
                .update();
    }

    List<Account> search(String words, int limit, long skip) {
        return jdbc.sql(SELECT + """
                         where :words = '' or position(:words in username || ' ' || name) > 0
                         order by username
                         limit :limit offset :skip
                        """)
                .param("words", words)
                .param("limit", limit)
                .param("skip", skip)
                .query(AccountRepository::account)
                .list();
    }

    long count(String words) {
        return jdbc.sql("""
                        select count(*)
                          from identity.account
                          join identity.person on person.id = account.person
                         where :words = '' or position(:words in username || ' ' || name) > 0
                        """).param("words", words).query(Long.class).single();
    }

    static Account account(ResultSet row, int number) throws SQLException {
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
