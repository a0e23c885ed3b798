package org.gongzhi.kernel;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes very many rows at once, as part of the transaction that is running. */
@Component
public class Copy {

    private static final int CHUNK = 64 * 1024;
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcTemplate jdbc;

    Copy(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /**
     * Copies rows into a table; {@code target} is {@code schema.table (column, …)}, and each row has its values in
     * order: texts, numbers, bytes, and what writes itself as the database reads it.
     */
    public void into(String target, Stream<List<@Nullable Object>> rows) {
        jdbc.execute((Connection connection) -> {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + target + " from stdin");
            try {
                write(copy, rows);
                return copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        });
    }

    private static void write(CopyIn copy, Stream<List<@Nullable Object>> rows) throws SQLException {
        var chunk = new StringBuilder();
        for (var row : (Iterable<List<@Nullable Object>>) rows::iterator) {
            for (int i = 0; i < row.size(); i++) {
                append(chunk.append(i == 0 ? "" : "\t"), row.get(i));
            }
            chunk.append('\n');
            if (chunk.length() > CHUNK) {
                flush(copy, chunk);
            }
        }
        flush(copy, chunk);
    }

    private static void append(StringBuilder chunk, @Nullable Object value) {
        switch (value) {
            case null -> chunk.append("\\N");
            case byte[] bytes -> HEX.formatHex(chunk.append("\\\\x"), bytes);
            default -> append(chunk, value.toString());
        }
    }

    private static void append(StringBuilder chunk, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> chunk.append("\\\\");
                case '\t' -> chunk.append("\\t");
                case '\n' -> chunk.append("\\n");
                case '\r' -> chunk.append("\\r");
                default -> chunk.append(c);
            }
        }
    }

    private static void flush(CopyIn copy, StringBuilder chunk) throws SQLException {
        var bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }
}
