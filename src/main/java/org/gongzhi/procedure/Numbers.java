package org.gongzhi.procedure;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives matters their numbers. A program takes a block of numbers at a time, outside the opening's transaction, so that
 * two openings in one county never wait for each other; a number of a block left at a crash is not used again.
 *
 * <p>It has a connection of its own for that: whoever opens a matter within a larger transaction holds one already, and
 * if all who hold one waited for a second, nobody would get it.
 */
@Component
class Numbers implements AutoCloseable {

    private static final int BLOCK = 20;

    private final Map<String, Block> blocks = new ConcurrentHashMap<>();
    private final HikariDataSource own;
    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;

    Numbers(JdbcConnectionDetails database) {
        this.own = new HikariDataSource();
        own.setPoolName("numbers");
        own.setJdbcUrl(database.getJdbcUrl());
        own.setUsername(database.getUsername());
        own.setPassword(database.getPassword());
        own.setMaximumPoolSize(1);
        own.setMinimumIdle(0);
        this.jdbc = JdbcClient.create(own);
        // A block must stay taken even when whoever asked for a number rolls back: the rest of it is still handed out.
        this.ownTransaction = new TransactionTemplate(
                new DataSourceTransactionManager(own),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    private record Block(long next, long until) {}

    MatterNumber next(Procedure procedure, String county, LocalDate day) {
        var series = procedure.number().substring(0, 2) + county + day;
        var block = blocks.compute(
                series,
                (_, known) -> known != null && known.next() < known.until()
                        ? new Block(known.next() + 1, known.until())
                        : fresh(series));
        return MatterNumber.of(procedure.number(), county, day, block.next());
    }

    /** A block counts up from its first number; {@code next} is the one just given. */
    private Block fresh(String series) {
        if (blocks.size() > 10_000) {
            blocks.clear();
        }
        var taken = Objects.requireNonNull(ownTransaction.execute(_ -> take(series)));
        return new Block(taken - BLOCK + 1, taken);
    }

    private long take(String series) {
        return jdbc.sql("""
                        insert into procedure.number_block as block (series, taken)
                        values (:series, :size)
                        on conflict (series) do update set taken = block.taken + :size
                        returning taken
                        """)
                .param("series", series)
                .param("size", BLOCK)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        own.close();
    }
}
