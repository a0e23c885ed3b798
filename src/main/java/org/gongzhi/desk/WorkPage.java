package org.gongzhi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongzhi.procedure.Field;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code desk/work.jte} shows: one matter as staff see it.
 *
 * @param key makes a repeated submission of a form the same step
 * @param open the action whose form is shown open, because it was refused; null opens the first
 */
record WorkPage(
        String number,
        int version,
        String key,
        String title,
        String procedure,
        String procedureId,
        @Nullable String category,
        String priority,
        String channel,
        String place,
        String holder,
        @Nullable String because,
        String state,
        Tone tone,
        Left left,
        Instant now,
        Instant openedAt,
        List<Answer> said,
        List<Personal> personal,
        List<Line> timeline,
        List<Running> clocks,
        List<Hint> hints,
        List<Doable> actions,
        List<Paper.Sheet> papers,
        List<String> readings,
        List<Companions.Group> kin,
        List<Alike.Likely> alike,
        @Nullable String open,
        @Nullable String problem,
        @Nullable String done) {

    /** Whether this matter may be merged into another now. */
    boolean merges() {
        return actions.stream().anyMatch(action -> action.key().equals("merge"));
    }

    /** One answer in words, or pictures to look at, or a recording or document to open. */
    record Answer(
            String label,
            String text,
            List<String> photos,
            @Nullable String recording,
            @Nullable String document) {}

    /**
     * A personal answer: masked until somebody on duty asks, which is written down.
     *
     * @param opened the whole answer, just after it was asked for
     */
    record Personal(
            String field,
            String label,
            String masked,
            boolean phone,
            @Nullable String opened) {}

    /** One step taken. */
    record Line(
            Instant at,
            String who,
            String what,
            String state,
            @Nullable String because,
            List<Answer> answers) {}

    /** One clock that runs, stands still or is done. */
    record Running(
            String name,
            String limit,
            Instant due,
            String text,
            Tone tone,
            @Nullable String law) {}

    /**
     * An action this person may take now, with its form.
     *
     * @param fold the heading under which it stays folded with others of its kind
     * @param advice what to know before taking it
     */
    record Doable(
            String key,
            String name,
            @Nullable String fold,
            @Nullable String advice,
            Map<String, Field> form,
            Map<String, List<Choice>> choices,
            Map<String, String> typed,
            Map<String, String> errors) {

        boolean files() {
            return form.values().stream().anyMatch(field -> field.type().handedIn());
        }
    }
}
