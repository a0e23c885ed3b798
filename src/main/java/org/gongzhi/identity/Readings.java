package org.gongzhi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Remembers who read whose personal data; only ever added to. */
@Service
@Transactional
public class Readings {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Readings(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Remembers one reading.
     *
     * @param owner the digest of the phone the data belongs to, so that its owner can be shown the reading
     */
    public void note(UUID reader, String readerName, String subject, String field, byte @Nullable [] owner) {
        jdbc.sql("""
                        insert into identity.reading (id, at, reader, reader_name, subject, field, owner)
                        values (:id, :at, :reader, :readerName, :subject, :field, :owner)
                        """)
                .param("id", Ids.next())
                .param("at", Shanghai.utc(clock.instant()))
                .param("reader", reader)
                .param("readerName", readerName)
                .param("subject", subject)
                .param("field", field)
                .param("owner", owner, java.sql.Types.BINARY)
                .update();
    }

    @Transactional(readOnly = true)
    public List<Reading> of(String subject) {
        return jdbc.sql("select * from identity.reading where subject = :subject order by at")
                .param("subject", subject)
                .query(Readings::reading)
                .list();
    }

    /** Every reading of the data of one phone's owner, newest first. */
    @Transactional(readOnly = true)
    public List<Reading> ofOwner(byte[] owner) {
        return jdbc.sql("select * from identity.reading where owner = :owner order by at desc limit 200")
                .param("owner", owner)
                .query(Readings::reading)
                .list();
    }

    @Transactional(readOnly = true)
    List<Reading> latest(int limit, int skip) {
        return jdbc.sql("select * from identity.reading order by at desc, id desc limit :limit offset :skip")
                .param("limit", limit)
                .param("skip", skip)
                .query(Readings::reading)
                .list();
    }

    private static Reading reading(ResultSet row, int number) throws SQLException {
        return new Reading(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("reader", UUID.class),
                row.getString("reader_name"),
                row.getString("subject"),
                row.getString("field"));
    }
}
