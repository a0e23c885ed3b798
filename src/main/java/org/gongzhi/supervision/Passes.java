package org.gongzhi.supervision;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps a secret for some minutes so that only one browser can use it: locked with a token that is given out and not
 * kept. Whoever reads the table has locks without keys.
 */
@Component
class Passes {

    private final JdbcClient jdbc;
    private final InstantSource time;

    Passes(JdbcClient jdbc, InstantSource time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** What a pass is for; each kind lasts as long as its work takes. */
    enum Kind {
        /** A reporter reads and writes. */
        VISIT(Duration.ofMinutes(30)),
        /** An officer reads. */
        ROOM(Duration.ofMinutes(20)),
        /** A file waits for the reporter's word. */
        PENDING(Duration.ofMinutes(30));

        private final Duration lasts;

        Kind(Duration lasts) {
            this.lasts = lasts;
        }
    }

    /** A secret, and whose it is. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Held(UUID owner, byte[] secret) {}

    /** The token; everything else is forgotten. */
    String give(Kind kind, UUID owner, byte[] secret) {
        var token = Locks.random(Locks.KEY);
        jdbc.sql("insert into supervision.pass (token, kind, owner, wrapped, until)"
                        + " values (:token, :kind, :owner, :wrapped, :until)")
                .param("token", Sha256.of(token))
                .param("kind", kind.name())
                .param("owner", owner)
                .param("wrapped", Locks.seal(Locks.derive(token, "pass"), secret, kind.name() + owner))
                .param("until", Shanghai.utc(time.instant().plus(kind.lasts)))
                .update();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What the token holds, if its time is not over; using it lengthens the time. */
    Optional<Held> held(Kind kind, String text) {
        return token(text)
                .flatMap(token -> jdbc.sql("""
                        update supervision.pass set until = :until
                         where token = :token and kind = :kind and until > :now
                        returning owner, wrapped
                        """)
                        .param("token", Sha256.of(token))
                        .param("kind", kind.name())
                        .param("now", Shanghai.utc(time.instant()))
                        .param("until", Shanghai.utc(time.instant().plus(kind.lasts)))
                        .query((row, _) -> {
                            var owner = row.getObject("owner", UUID.class);
                            var key = Locks.derive(token, "pass");
                            return new Held(owner, Locks.open(key, row.getBytes("wrapped"), kind.name() + owner));
                        })
                        .optional());
    }

    /** How much is held for this owner now: one may not fill the house with files. */
    int count(Kind kind, UUID owner) {
        return jdbc.sql("select count(*) from supervision.pass where kind = :kind and owner = :owner")
                .param("kind", kind.name())
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    void end(String text) {
        token(text)
                .ifPresent(token -> jdbc.sql("delete from supervision.pass where token = :token")
                        .param("token", Sha256.of(token))
                        .update());
    }

    /** Throws away what is over. */
    int sweep() {
        return jdbc.sql("delete from supervision.pass where until <= :now")
                .param("now", Shanghai.utc(time.instant()))
                .update();
    }

    private static Optional<byte[]> token(String text) {
        try {
            var token = Base64.getUrlDecoder().decode(text);
            return token.length == Locks.KEY ? Optional.of(token) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
