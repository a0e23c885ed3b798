package org.gongzhi.procedure;

/**
 * Whoever keeps books beside the matters of one procedure, such as a campaign its ledgers: told of every opening and
 * every step inside its transaction, so that the books never say anything else than the history. May refuse, which
 * undoes the step. Every bean of this type is found.
 */
public interface Witness {

    /** The procedure whose matters it follows. */
    String procedure();

    /** Whether it follows this matter; one that keeps books of several procedures says which. */
    default boolean follows(Matter matter) {
        return procedure().equals(matter.procedure());
    }

    /**
     * Something was done.
     *
     * @param matter as it is after the step
     * @param line what was done; {@code seq} 1 is the opening, whose answers stand in the matter's fields
     */
    void saw(Matter matter, HistoryLine line);
}
