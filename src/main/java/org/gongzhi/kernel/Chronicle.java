package org.gongzhi.kernel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * An append-only table whose rows are to be provable (存证). A module declares a bean for each; the evidence log follows
 * it and logs a salted digest of every row, in the order of commits, exactly once.
 */
public interface Chronicle {

    /** A short lower-case name that never changes, such as {@code history}. */
    String name();

    /** Schema and table, with the column {@link Tail} asks for. */
    String table();

    /** What stands in a row. Must come out the same whenever it is read. */
    Fact fact(ResultSet row) throws SQLException;

    /** The row of that name for a receipt, if there is one; open is empty when nothing of it may be given out now. */
    Optional<Fact> find(String record);

    /**
     * One row as it is logged.
     *
     * @param record its name within the chronicle
     * @param open what everybody may read, texts and whole numbers only; given out with the proof. Empty when nothing
     *     of it is public
     * @param closed what nobody is given; bound in by its own salted digest
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Fact(String record, Map<String, Object> open, byte[] closed) {

        public Fact {
            open = Map.copyOf(open);
            if (open.containsKey("chronicle")
                    || open.containsKey("sealed")
                    || !record.equals(open.getOrDefault("record", record))) {
                throw new IllegalArgumentException("the log itself says chronicle, record and sealed");
            }
        }
    }
}
