package org.gongzhi.kernel;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Follows an append-only table in the order of commits. Each row carries the transaction that wrote it; a follower
 * reads only transactions older than every one still open, so it never passes over a row that commits late. Whoever
 * keeps the position in the same transaction as what came of the rows handles each row exactly once.
 *
 * @param table its schema and name; it has an indexed column {@code xid xid8 default pg_current_xact_id()}
 */
public record Tail(JdbcClient jdbc, String table) {

    private static final int MOST = 1_000;

    /** Rows of finished transactions, and the position to go on from. */
    public record Rows<T>(List<T> rows, long position) {}

    private record Row<T>(long xid, T value) {}

    /** Where the table ends now: a follower that starts here sees only what comes later. */
    public long end() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    /** The next thousand rows from a position on. All rows of a transaction come together. */
    public <T> Rows<T> read(long position, RowMapper<T> mapper) {
        return read(position, MOST, mapper);
    }

    /** The next so many rows, or a few more: all rows of a transaction come together. */
    public <T> Rows<T> read(long position, int most, RowMapper<T> mapper) {
        long end = end();
        var rows = jdbc.sql("""
                        select *, xid::text::bigint as position from %s
                         where xid >= :from::text::xid8 and xid < :until::text::xid8
                         order by xid
                         fetch first %d rows with ties
                        """.formatted(table, most))
                .params(Map.of("from", position, "until", end))
                .query((row, number) -> new Row<>(row.getLong("position"), mapper.mapRow(row, number)))
                .list();
        return new Rows<>(
                rows.stream().map(Row::value).toList(),
                rows.size() < most ? end : rows.getLast().xid() + 1);
    }
}
