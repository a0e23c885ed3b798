package org.gongzhi.procedure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.gongzhi.organization.Desk;
import org.gongzhi.territory.PlaceCode;
import org.jspecify.annotations.Nullable;

/**
 * One thing being handled under a procedure (事项).
 *
 * @param definition the hash of the definition it was opened with and keeps
 * @param title its name in lists: the first words of what was said; not public
 * @param version how many steps it has taken; a step names the version it was decided on
 * @param desk where it waits
 * @param previous the desk that had it before
 * @param fields what was filled in when it was opened, but for what is kept encrypted apart
 * @param doers who last took each action
 * @param reporter keyed digest of the reporter's phone number
 * @param facts what actions have set
 * @param parties who has a role in it today
 * @param parent the matter out of which it was opened
 * @param lead the matter with which it is handled as one
 * @param clocks every run of every clock that still matters, the newest of each at least
 * @param sealed seen at its desk alone, by nobody else who may see the place
 * @param because why it waits where it waits, when the dispatch catalogue sent it there
 * @param quiet replayed from the past: clocks are kept, nobody is told
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its own method, never as a part of the record
public record Matter(
        MatterNumber number,
        String procedure,
        String definition,
        PlaceCode place,
        String state,
        boolean ended,
        String title,
        @Nullable String category,
        String channel,
        String priority,
        int version,
        Desk desk,
        @Nullable Desk previous,
        Map<String, Object> fields,
        Map<String, Doer> doers,
        byte @Nullable [] reporter,
        Instant openedAt,
        Instant changedAt,
        @Nullable Instant closedAt,
        boolean sealed,
        @Nullable String because,
        boolean quiet,
        Map<String, Object> facts,
        List<Party> parties,
        @Nullable MatterNumber parent,
        @Nullable MatterNumber lead,
        List<Clock> clocks) {

    /**
     * Who last took an action.
     *
     * @param person null when the reporter or the clock did
     * @param body the body in whose post the person acted
     * @param desk where the matter waited when it was taken
     */
    public record Doer(@Nullable String person, @Nullable String body, String desk) {}

    /** The clock that is due first, if one runs. */
    public @Nullable Clock nextDue(Procedure procedure) {
        Clock first = null;
        for (var clock : clocks) {
            var rule = procedure.clocks().get(clock.key());
            if (clock.running()
                    && rule != null
                    && !rule.window()
                    && (first == null || clock.dueAt().isBefore(first.dueAt()))) {
                first = clock;
            }
        }
        return first;
    }

    /** Why a step sent it where it is now; null when it stayed, or went by a plain rule. */
    @Nullable
    String why(Matter before) {
        return desk.equals(before.desk) && Objects.equals(because, before.because) ? null : because;
    }

    /** The same matter with some things changed. */
    Matter with(Consumer<MatterDraft> change) {
        var draft = new MatterDraft(this);
        change.accept(draft);
        return draft.matter(this);
    }
}
