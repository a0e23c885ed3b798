package org.gongzhi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tokens by which a program acts for one member of staff, with that person's posts and no more. */
@Service
@Transactional
class ProgramTokens {

    private static final String PREFIX = "gz_";
    private static final int LONGEST_DAYS = 366;
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final AccountRepository accounts;
    private final Sessions sessions;
    private final Audit audit;
    private final Withdrawals withdrawals;
    private final InstantSource clock;

    ProgramTokens(
            JdbcClient jdbc,
            AccountRepository accounts,
            Sessions sessions,
            Audit audit,
            Withdrawals withdrawals,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    /** Makes a token and returns it; nobody, we included, can see it a second time. */
    String make(String name, String username, int days, SignedIn by) {
        var account = accounts.find(username)
                .filter(found -> found.kind() == AccountKind.STAFF)
                .orElseThrow(() -> Refusal.invalid("identity.token-needs-staff"));
        if (name.isBlank() || name.length() > 80) {
            throw Refusal.invalid("identity.token-needs-name");
        }
        if (days < 1 || days > LONGEST_DAYS) {
            throw Refusal.invalid("identity.token-days", LONGEST_DAYS);
        }
        var token = PREFIX + Tokens.next();
        var now = clock.instant();
        jdbc.sql("""
                        insert into identity.program_token (id, digest, name, person, made_by, made_at, expires_at)
                        values (:id, :digest, :name, :person, :madeBy, :madeAt, :expiresAt)
                        """)
                .param("id", Ids.next())
                .param("digest", Tokens.digest(token))
                .param("name", name.strip())
                .param("person", account.person())
                .param("madeBy", by.person())
                .param("madeAt", Shanghai.utc(now))
                .param("expiresAt", Shanghai.utc(now.plus(Duration.ofDays(days))))
                .update();
        audit.note("identity.act.token-made", by, account.username(), name.strip());
        return token;
    }

    void revoke(UUID id, SignedIn by) {
        var name = jdbc.sql("""
                        update identity.program_token
                           set revoked_at = :now
                         where id = :id and revoked_at is null
                        returning name
                        """)
                .param("id", id)
                .param("now", Shanghai.utc(clock.instant()))
                .query(String.class)
                .optional();
        withdrawals.happened();
        name.ifPresent(revoked -> audit.note("identity.act.token-revoked", by, revoked, ""));
    }

    /** Whom a program with this token stands for, while token and account are in force. */
    Optional<SignedIn> bearer(String token) {
        if (!token.startsWith(PREFIX) || token.length() > 100) {
            return Optional.empty();
        }
        var now = clock.instant();
        var found = jdbc.sql("""
                        select token.id as token, token.used_at, account.*, person.name
                          from identity.program_token token
                          join identity.account on account.person = token.person
                          join identity.person on person.id = token.person
                         where token.digest = :digest and token.revoked_at is null and token.expires_at > :now
                           and not account.locked
                        """)
                .param("digest", Tokens.digest(token))
                .param("now", Shanghai.utc(now))
                .query((row, number) -> new Use(
                        row.getObject("token", UUID.class), at(row, "used_at"), AccountRepository.account(row, number)))
                .optional();
        found.filter(use -> use.at() == null || use.at().isBefore(now.minus(USE_IS_NOTED_EVERY)))
                .ifPresent(use -> noteUse(use.id(), now));
        return found.map(use -> sessions.of(use.account()));
    }

    private void noteUse(UUID id, Instant now) {
        jdbc.sql("update identity.program_token set used_at = :now where id = :id")
                .param("id", id)
                .param("now", Shanghai.utc(now))
                .update();
    }

    @Transactional(readOnly = true)
    List<Row> all() {
        return jdbc.sql("""
                        select token.*, account.username, person.name as person_name
                          from identity.program_token token
                          join identity.account on account.person = token.person
                          join identity.person on person.id = token.person
                         order by token.revoked_at is not null, token.expires_at desc
                         limit 500
                        """).query((row, _) -> row(row)).list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("username"),
                row.getString("person_name"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                at(row, "revoked_at"),
                at(row, "used_at"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** One token as the console lists it; the token itself is nowhere. */
    record Row(
            UUID id,
            String name,
            String username,
            String personName,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant revokedAt,
            @Nullable Instant usedAt) {

        boolean isInForceAt(Instant now) {
            return revokedAt == null && now.isBefore(expiresAt);
        }
    }

    private record Use(UUID id, @Nullable Instant at, Account account) {}
}
