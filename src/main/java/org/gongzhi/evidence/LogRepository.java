package org.gongzhi.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gongzhi.kernel.Copy;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LogRepository {

    private final JdbcClient jdbc;
    private final Copy copy;

    LogRepository(JdbcClient jdbc, Copy copy) {
        this.jdbc = jdbc;
        this.copy = copy;
    }

    /** One logged record; salt and seal are null once they were deleted. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(
            long index,
            byte[] digest,
            String chronicle,
            String record,
            byte @Nullable [] salt,
            byte @Nullable [] seal) {}

    /** A checkpoint that was signed; {@code note} carries the log's own signature only. */
    record Signed(long size, String note, Instant at) {}

    /** The length of the log, and its lock until the transaction ends. */
    long lockSize() {
        return jdbc.sql("select size from evidence.head for update")
                .query(Long.class)
                .single();
    }

    long size() {
        return jdbc.sql("select size from evidence.head").query(Long.class).single();
    }

    void setSize(long size) {
        jdbc.sql("update evidence.head set size = :size").param("size", size).update();
    }

    /** The key that signed the first checkpoint, kept so that another one is noticed. */
    String keyFirstUsed(String key) {
        jdbc.sql("update evidence.head set key = :key where key is null")
                .param("key", key)
                .update();
        return jdbc.sql("select key from evidence.head").query(String.class).single();
    }

    long position(String chronicle) {
        return jdbc.sql("select position from evidence.position where chronicle = :chronicle")
                .param("chronicle", chronicle)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void setPosition(String chronicle, long position) {
        jdbc.sql("""
                        insert into evidence.position (chronicle, position) values (:chronicle, :position)
                            on conflict (chronicle) do update set position = excluded.position
                        """).param("chronicle", chronicle).param("position", position).update();
    }

    /** Adds a batch to a log of that size. */
    void add(long size, Batch batch, Instant at) {
        var added = at.toString();
        var entries = batch.entries();
        copy.into(
                "evidence.entry (index, digest, chronicle, record, salt, seal, at)",
                IntStream.range(0, entries.size()).mapToObj(i -> {
                    var one = entries.get(i);
                    return List.of(
                            size + i, one.digest(), batch.chronicle(), one.record(), one.salt(), one.seal(), added);
                }));
    }

    List<Entry> entries(long from, int count) {
        return jdbc.sql("select * from evidence.entry where index >= :from and index < :until order by index")
                .param("from", from)
                .param("until", from + count)
                .query((row, _) -> entry(row))
                .list();
    }

    Optional<Entry> find(String chronicle, String record) {
        return jdbc.sql("select * from evidence.entry where chronicle = :chronicle and record = :record")
                .param("chronicle", chronicle)
                .param("record", record)
                .query((row, _) -> entry(row))
                .optional();
    }

    /** Those of a chronicle whose records' names begin so. */
    List<Entry> beginning(String chronicle, String beginning) {
        return jdbc.sql("""
                        select * from evidence.entry
                         where chronicle = :chronicle and starts_with(record, :beginning) order by index
                        """)
                .param("chronicle", chronicle)
                .param("beginning", beginning)
                .query((row, _) -> entry(row))
                .list();
    }

    /** How many there are; as many as the log is long, unless some were taken out. */
    long count() {
        return jdbc.sql("select count(*) from evidence.entry").query(Long.class).single();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("index"),
                row.getBytes("digest"),
                row.getString("chronicle"),
                row.getString("record"),
                row.getBytes("salt"),
                row.getBytes("seal"));
    }

    void forget(String chronicle, String record) {
        jdbc.sql("""
                        update evidence.entry set salt = null, seal = null
                         where chronicle = :chronicle and record = :record
                        """).param("chronicle", chronicle).param("record", record).update();
    }

    Optional<Signed> newest() {
        return jdbc.sql("select * from evidence.checkpoint order by size desc limit 1")
                .query((row, _) -> signed(row))
                .optional();
    }

    Optional<Signed> signed(long size) {
        return jdbc.sql("select * from evidence.checkpoint where size = :size")
                .param("size", size)
                .query((row, _) -> signed(row))
                .optional();
    }

    /** In order of size, those above one. */
    List<Signed> signedAfter(long size, int limit) {
        return jdbc.sql("select * from evidence.checkpoint where size > :size order by size limit :limit")
                .param("size", size)
                .param("limit", limit)
                .query((row, _) -> signed(row))
                .list();
    }

    void sign(Signed signed) {
        jdbc.sql("insert into evidence.checkpoint (size, note, at) values (:size, :note, :at)")
                .param("size", signed.size())
                .param("note", signed.note())
                .param("at", Shanghai.utc(signed.at()))
                .update();
    }

    private static Signed signed(ResultSet row) throws SQLException {
        return new Signed(
                row.getLong("size"),
                row.getString("note"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
