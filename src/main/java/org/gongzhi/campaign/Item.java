package org.gongzhi.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * One thing collected (诉求), as far as ledgers and reports must know it.
 *
 * @param level the tier of the ledger it stands in
 * @param book the place of that ledger
 * @param state the matter's state
 * @param reason why it was found invalid
 * @param explained how that was explained to the person
 * @param followUp what the last call after striking off brought
 */
record Item(
        MatterNumber number,
        String campaign,
        PlaceCode place,
        String channel,
        Level level,
        PlaceCode book,
        String state,
        @Nullable String reason,
        @Nullable String explained,
        @Nullable String field,
        @Nullable String nature,
        @Nullable String difficulty,
        @Nullable String followUp,
        Instant openedAt,
        Instant changedAt) {

    static final String INVALID = "invalid";
    static final String STRUCK_OFF = "struck-off";

    /** Whether it stands open in its ledger. */
    boolean open() {
        return !state.equals(INVALID) && !state.equals(STRUCK_OFF);
    }

    /**
     * What it means for the ledgers that an item is now so: the difference to what it was. Always in the order of the
     * books, so that two who post to the same books never wait for each other in a circle.
     *
     * @param before null when it has just been collected
     */
    static List<Posting> postings(@Nullable Item before, Item after) {
        var postings = new ArrayList<Posting>();
        if (before == null) {
            postings.add(new Posting(Posting.Kind.COLLECTED, after.book, after.level));
            return postings;
        }
        if (!before.open() && after.open()) {
            postings.add(new Posting(Posting.Kind.REOPENED, before.book, before.level));
        }
        if ((before.open() || after.open()) && !before.book.equals(after.book)) {
            postings.add(new Posting(Posting.Kind.MOVED_OUT, before.book, before.level));
            postings.add(new Posting(Posting.Kind.MOVED_IN, after.book, after.level));
        }
        if (before.open() && !after.open()) {
            var kind = after.state.equals(INVALID) ? Posting.Kind.INVALID : Posting.Kind.STRUCK;
            postings.add(new Posting(kind, after.book, after.level));
        }
        postings.sort(Comparator.comparing(Posting::book));
        return postings;
    }
}
