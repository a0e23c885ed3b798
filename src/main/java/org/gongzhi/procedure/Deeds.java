package org.gongzhi.procedure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongzhi.territory.Level;
import org.jspecify.annotations.Nullable;

/**
 * What an action does besides moving its matter.
 *
 * @param facts facts it sets, each to a word or an answer; {@code +1} counts up
 * @param child the matter it opens under another procedure
 * @param grants amounts later matters may draw from, by quantity
 * @param merge it joins the matter with another, which leads from then on
 * @param unmerge it undoes a merge
 */
public record Deeds(
        Map<String, Guard.Operand> facts,
        List<PartyChange> parties,
        @Nullable Child child,
        List<Tie> ties,
        Map<String, Guard.Operand> grants,
        List<Draw> draws,
        @Nullable Merge merge,
        boolean unmerge) {

    /**
     * {@code {add: mediator, who: "body:form.centre"}} or {@code {remove: mediator}}.
     *
     * @param desk whose role it is; null with a phone, or to remove all who have the role
     * @param phone the field of the form with the number of somebody from outside
     */
    public record PartyChange(
            boolean add,
            String role,
            @Nullable DeskRule desk,
            @Nullable String phone) {}

    /**
     * {@code {procedure: joint, desk: "body:form.department", fields: {task: form.task}}}.
     *
     * @param desk where it begins; null leaves that to its own first state
     * @param fields its fields, each a word, or an answer or field of the parent
     * @param each one for each place of this tier within the parent's place; null opens a single one at the parent's
     */
    public record Child(
            String procedure,
            @Nullable DeskRule desk,
            Map<String, Guard.Operand> fields,
            @Nullable Level each) {}

    /** {@code caused-by: form.issue}: this matter and the one named in the form belong together in this way. */
    public record Tie(LinkKind kind, String field) {}

    /** {@code {quantity: seal-use, of: form.decision, amount: form.count}}. */
    public record Draw(String quantity, String of, Guard.Operand amount) {}

    /**
     * {@code {into: form.lead, while: [contacted, handling]}}.
     *
     * @param field the field of the form with the other's number
     * @param whilst the states in which the other may take it in
     */
    public record Merge(String field, Set<String> whilst) {}

    boolean opens(String procedure) {
        return child != null && child.procedure().equals(procedure);
    }

    boolean isNothing() {
        return parties.isEmpty()
                && child == null
                && ties.isEmpty()
                && grants.isEmpty()
                && draws.isEmpty()
                && merge == null
                && !unmerge;
    }
}
