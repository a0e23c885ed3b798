package org.gongzhi.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Long lists taken home as an Excel file, straight from the database. The rows are read in one reading transaction, so
 * that a statement with a fetch size hands them over bit by bit, into a file first: a slow line keeps no connection,
 * and what goes wrong on the way is told on a page instead of breaking off in the middle of the file.
 */
@Component
public class Tables {

    private final TransactionTemplate reading;

    Tables(PlatformTransactionManager transactions) {
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Answers with the file.
     *
     * @param rows opened within the transaction, closed after the last row
     */
    public void answer(
            HttpServletResponse response,
            String name,
            List<String> heads,
            Supplier<? extends Stream<? extends List<?>>> rows)
            throws IOException {
        var file = Files.createTempFile("table", ".xlsx");
        try {
            write(file, name, heads, rows);
            Sheet.announce(response, name);
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }

    /** Writes the file. */
    public void write(Path file, String name, List<String> heads, Supplier<? extends Stream<? extends List<?>>> rows) {
        reading.executeWithoutResult(_ -> {
            try (var found = rows.get();
                    var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                Sheet.write(out, name, heads, found.iterator());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
