package org.gongzhi.procedure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A matter as a list shows it, without its clocks.
 *
 * @param dueAt when it is due next; null when no limit runs
 */
public record Listed(Matter matter, @Nullable Instant dueAt) {

    /** The column says infinity where no limit runs, so that the index sorts those last. */
    static Listed of(MatterRows rows, ResultSet row) throws SQLException {
        return new Listed(rows.matter(row), due(row));
    }

    static @Nullable Instant due(ResultSet row) throws SQLException {
        var due = MatterRows.instant(row, "due_at");
        return due.getEpochSecond() > 100_000_000_000L ? null : due;
    }
}
