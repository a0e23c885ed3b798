package org.gongzhi.insight;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the rates of one procedure are read from the history of its matters (口径): data, one file in {@code rates/} for
 * each procedure.
 *
 * @param law where the meaning comes from, said under the figures
 * @param ends the ends that are counted; any other end takes the matter out and is the reason
 * @param contact null when nobody need be contacted
 * @param onTime the clock that limits the handling; null when none does
 * @param handled actions by which a body has the matter in hand
 * @param asked actions in which the reporter is asked or answers unasked
 * @param reopened actions by which the reporter says that it was not solved after all
 */
record RateRule(
        String procedure,
        String law,
        Set<String> ends,
        @Nullable Contact contact,
        @Nullable String onTime,
        Set<String> handled,
        Set<String> asked,
        @Nullable Question solved,
        @Nullable Question satisfied,
        Set<String> reopened,
        @Nullable Calls calls) {

    /** The clock of the first contact and the state that it leads to. */
    record Contact(String clock, String state) {}

    /** A field of the asking form, with the answers that count for and against. */
    record Question(String field, Set<String> yes, Set<String> no) {

        /** Null when it was not answered. */
        @Nullable
        Verdict read(Map<String, Object> form) {
            var said = form.get(field);
            if (said == null) {
                return null;
            }
            return yes.contains(said.toString()) ? Verdict.YES : no.contains(said.toString()) ? Verdict.NO : null;
        }
    }

    /**
     * How the centre calls back.
     *
     * @param state where a matter waits for the call
     * @param close the action that ends a matter which the draw left out
     * @param outcome the field that says whether somebody was reached
     * @param inVain its value when nobody answered
     * @param unreachable its value when the centre gives up
     */
    record Calls(String state, String action, String close, String outcome, String inVain, String unreachable) {}

    /** Counts matters of a procedure nobody wrote a rule for: they are there, and that is all. */
    static RateRule none(String procedure) {
        return new RateRule(procedure, "", Set.of(), null, null, Set.of(), Set.of(), null, null, Set.of(), null);
    }

    boolean asks(Measure measure) {
        return switch (measure) {
            case CONTACT -> contact != null;
            case ON_TIME -> onTime != null;
            case SOLVED -> solved != null;
            case SATISFIED -> satisfied != null;
        };
    }
}
