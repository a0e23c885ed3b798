package org.gongzhi.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.kernel.Canonical;
import org.gongzhi.kernel.Chronicle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The book of the door and of administrators' acts, and the book of readings of personal data, go into the public log.
 * Nothing of them is open: the log proves later that no line was taken out or changed.
 */
@Configuration(proxyBeanMethods = false)
class ProvableBooks {

    @Bean
    Chronicle auditBook(JdbcClient jdbc) {
        return new Book(jdbc, "audit", List.of("at", "act", "actor", "actor_name", "subject", "detail", "address"));
    }

    @Bean
    Chronicle readingBook(JdbcClient jdbc) {
        return new Book(jdbc, "reading", List.of("at", "reader", "reader_name", "subject", "field", "owner"));
    }

    /** One of identity's tables; {@code columns} are bound in and never change. */
    private record Book(JdbcClient jdbc, String name, List<String> columns) implements Chronicle {

        @Override
        public String table() {
            return "identity." + name;
        }

        @Override
        public Fact fact(ResultSet row) throws SQLException {
            var closed = new HashMap<String, Object>();
            for (var column : columns) {
                closed.put(
                        column,
                        column.equals("at")
                                ? row.getObject(column, OffsetDateTime.class)
                                        .toInstant()
                                        .toString()
                                : Objects.requireNonNullElse(row.getString(column), ""));
            }
            return new Fact(row.getString("id"), Map.of(), Canonical.bytes(closed));
        }

        @Override
        public Optional<Fact> find(String record) {
            try {
                return jdbc.sql("select * from " + table() + " where id = :id")
                        .param("id", UUID.fromString(record))
                        .query((row, _) -> fact(row))
                        .optional();
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }
}
