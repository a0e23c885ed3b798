package org.gongzhi.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Shanghai;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files between preview and consent: kept for a day, for whoever handed them in. */
@Repository
class Uploads {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Uploads(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID keep(String registry, String owner, byte[] file) {
        jdbc.sql("delete from web.upload where at < :old")
                .param("old", Shanghai.utc(oldest()))
                .update();
        var id = Ids.next();
        jdbc.sql("insert into web.upload (id, registry, owner, at, file) values (:id, :registry, :owner, :at, :file)")
                .param("id", id)
                .param("registry", registry)
                .param("owner", owner)
                .param("at", Shanghai.utc(clock.instant()))
                .param("file", file)
                .update();
        return id;
    }

    /** The file; of two who ask at once only one gets it until the other's transaction is over. */
    Optional<byte[]> lock(UUID id, String registry, String owner) {
        return jdbc.sql("""
                        select file from web.upload
                         where id = :id and registry = :registry and owner = :owner and at >= :old
                           for update
                        """)
                .param("id", id)
                .param("registry", registry)
                .param("owner", owner)
                .param("old", Shanghai.utc(oldest()))
                .query((row, _) -> row.getBytes("file"))
                .optional();
    }

    void forget(UUID id) {
        jdbc.sql("delete from web.upload where id = :id").param("id", id).update();
    }

    private Instant oldest() {
        return clock.instant().minus(KEPT);
    }
}
