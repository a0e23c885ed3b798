package org.gongzhi.exchange;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what came by Open311: what was said beside the form, and what waits behind a token. */
@Repository
class Open311Table {

    private final JdbcClient jdbc;

    Open311Table(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A request that waits to be opened. */
    @SuppressWarnings("ArrayRecordComponent") // carried from the row to the vault, never compared
    record Waiting(UUID token, byte[] wish) {}

    /** What became of one. */
    record Became(@Nullable String number, @Nullable String refusal) {}

    private record Known(UUID token, String digest) {}

    void said(MatterNumber number, Open311Wish wish, Instant at, byte[] said) {
        jdbc.sql("""
                        insert into exchange.open311_request (county, number, service, person, sent_at, said)
                        values (:county, :number, :service, :person, :at, :said)
                        """)
                .param("county", number.county())
                .param("number", number.value())
                .param("service", wish.service())
                .param("person", wish.person())
                .param("at", utc(at))
                .param("said", said)
                .update();
    }

    Optional<byte[]> said(MatterNumber number) {
        return jdbc.sql("select said from exchange.open311_request where county = :county and number = :number")
                .param("county", number.county())
                .param("number", number.value())
                .query((row, _) -> row.getBytes("said"))
                .optional();
    }

    /**
     * Keeps a request until it is opened, and says by which token it is known: by the first one if it was sent before.
     *
     * @throws Refusal if the key was used for another request
     */
    UUID keep(UUID token, Open311Wish wish, String digest, Instant at, byte[] sealed) {
        var kept = jdbc.sql("""
                        insert into exchange.open311_token (token, key, digest, person, service, sent_at, wish)
                        values (:token, :key, decode(:digest, 'hex'), :person, :service, :at, :wish)
                            on conflict (key) do nothing
                        """)
                .param("token", token)
                .param("key", wish.key())
                .param("digest", digest)
                .param("person", wish.person())
                .param("service", wish.service())
                .param("at", utc(at))
                .param("wish", sealed)
                .update();
        if (kept == 1) {
            return token;
        }
        var known = jdbc.sql(
                        "select token, encode(digest, 'hex') as digest from exchange.open311_token where key = :key")
                .param("key", wish.key())
                .query((row, _) -> new Known(row.getObject("token", UUID.class), row.getString("digest")))
                .single();
        if (!known.digest().equals(digest)) {
            throw Refusal.conflict("exchange.open311.key-used");
        }
        return known.token();
    }

    List<Waiting> waiting(int most) {
        return jdbc.sql("""
                        select token, wish from exchange.open311_token
                         where wish is not null order by sent_at limit :most
                        """)
                .param("most", most)
                .query((row, _) -> new Waiting(row.getObject("token", UUID.class), row.getBytes("wish")))
                .list();
    }

    /** Takes one in hand for the rest of the transaction; false if another node has it or has done with it. */
    boolean claim(UUID token) {
        return jdbc.sql("""
                        select token from exchange.open311_token
                         where token = :token and wish is not null for update skip locked
                        """).param("token", token).query(UUID.class).optional().isPresent();
    }

    void opened(UUID token, MatterNumber number) {
        jdbc.sql("update exchange.open311_token set wish = null, number = :number where token = :token")
                .param("token", token)
                .param("number", number.value())
                .update();
    }

    void refused(UUID token, String code) {
        jdbc.sql("""
                        update exchange.open311_token set wish = null, refusal = :code
                         where token = :token and wish is not null
                        """).param("token", token).param("code", code).update();
    }

    Optional<Became> token(UUID token) {
        return jdbc.sql("select number, refusal from exchange.open311_token where token = :token")
                .param("token", token)
                .query((row, _) -> new Became(row.getString("number"), row.getString("refusal")))
                .optional();
    }
}
