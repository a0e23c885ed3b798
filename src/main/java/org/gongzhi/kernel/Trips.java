package org.gongzhi.kernel;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.stereotype.Component;

/**
 * Sends several statements to the database in one trip. They are carried out one after the other, each seeing what
 * those before it did, as if sent singly; only the waiting in between is saved.
 */
@Component
public class Trips {

    private static final Map<String, ParsedSql> PARSED = new ConcurrentHashMap<>();

    private final JdbcTemplate jdbc;
    private final Map<List<String>, String> joined = new ConcurrentHashMap<>();

    Trips(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One statement with its values. A value that may be absent is text, cast to its type in the statement where it is
     * no text: the server plans a statement anew whenever the type of a value changes, and an absent one has none.
     */
    public record Part(String sql, Map<String, @Nullable Object> values) {

        public static Part of(String sql) {
            return new Part(sql, new LinkedHashMap<>());
        }

        public Part with(String name, @Nullable Object value) {
            values.put(name, value);
            return this;
        }

        private @Nullable Object[] inOrder() {
            return NamedParameterUtils.buildValueArray(parsed(), new MapSqlParameterSource(values), null);
        }

        private ParsedSql parsed() {
            return PARSED.computeIfAbsent(sql, NamedParameterUtils::parseSqlStatement);
        }

        private String numbered() {
            return NamedParameterUtils.substituteNamedParameters(parsed(), null);
        }
    }

    /** How many rows each of the statements wrote. */
    public List<Integer> write(List<Part> parts) {
        var written = new ArrayList<Integer>();
        send(parts, statement -> {
            for (var _ : parts) {
                written.add(statement.getUpdateCount());
                statement.getMoreResults();
            }
        });
        return written;
    }

    /** What the two statements of a reading found. */
    public record Found<A, B>(List<A> first, List<B> second) {}

    public <A, B> Found<A, B> read(Part first, RowMapper<A> firstRow, Part second, RowMapper<B> secondRow) {
        var ones = new ArrayList<A>();
        var others = new ArrayList<B>();
        send(List.of(first, second), statement -> {
            collect(statement, firstRow, ones);
            statement.getMoreResults();
            collect(statement, secondRow, others);
        });
        return new Found<>(ones, others);
    }

    private static <T> void collect(PreparedStatement statement, RowMapper<T> mapper, List<T> rows)
            throws SQLException {
        try (var found = Objects.requireNonNull(statement.getResultSet())) {
            for (int number = 0; found.next(); number++) {
                rows.add(mapper.mapRow(found, number));
            }
        }
    }

    private interface Results {
        void take(PreparedStatement statement) throws SQLException;
    }

    private void send(List<Part> parts, Results results) {
        var texts = parts.stream().map(Part::sql).toList();
        var sql = joined.computeIfAbsent(
                texts, _ -> parts.stream().map(Part::numbered).collect(Collectors.joining(";\n")));
        jdbc.execute(sql, (PreparedStatementCallback<@Nullable Void>) statement -> {
            int index = 0;
            for (var part : parts) {
                for (var value : part.inOrder()) {
                    set(statement, ++index, value);
                }
            }
            statement.execute();
            results.take(statement);
            return null;
        });
    }

    private static void set(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setObject(index, value);
        }
    }
}
