package org.gongzhi.procedure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A step somebody may take (动作).
 *
 * @param shown what residents read on the timeline; null keeps the step off the public page
 * @param from the states in which it may be taken
 * @param targets the first whose guard holds decides where the matter goes; none holds: it stays
 * @param otherThan actions whose last doer this actor must differ from
 * @param form what is filled in, in order
 * @param phoneless only where the reporter left no number to call
 * @param within the clock that must still be running in time, else it is too late
 * @param extend the clock this action extends by the form's {@code days}
 * @param readers duties that may read the filled form later; empty means all who see the matter
 * @param tells who is told with which notice
 * @param effect the named Java method of a module behind it
 * @param priority sets the matter's priority from this form field
 * @param category sets what the matter is about from this form field
 * @param fold the heading under which pages keep it folded with others that are rarely needed
 * @param conditions what else must hold before it may be taken
 * @param deeds what else it does
 */
public record Action(
        String key,
        String name,
        @Nullable String shown,
        Set<String> from,
        List<Target> targets,
        List<ActorRule> by,
        List<OtherThan> otherThan,
        Map<String, Field> form,
        boolean phoneless,
        @Nullable String within,
        @Nullable String extend,
        Set<String> readers,
        List<Tell> tells,
        @Nullable String effect,
        @Nullable String priority,
        @Nullable String category,
        @Nullable String fold,
        Conditions conditions,
        Deeds deeds) {

    /** How the opening itself is called where actions are named. */
    static final String OPEN = "open";

    /** Where the matter goes, and to whom, when the guard holds. A null state keeps it where it is. */
    public record Target(
            @Nullable Guard when,
            @Nullable String state,
            @Nullable DeskRule assign) {}

    /** The actor must be another person, or belong to another body, than the last doer of that action. */
    public record OtherThan(String action, boolean body) {}

    /**
     * Who is told ({@code desk}, {@code reporter}, {@code parent} or a duty at the matter's place) and the notice's
     * template.
     */
    public record Tell(Whom whom, String template, @Nullable Guard when) {}

    /** Somebody a notice goes to. */
    public sealed interface Whom {

        /** Whoever has the matter after the step. */
        record AtDesk() implements Whom {}

        /** Whoever received the matter first and follows it until somebody takes it on (首接负责). */
        record FirstReceiver() implements Whom {}

        /** The person who brought the matter, if there is a number to reach. */
        record TheReporter() implements Whom {}

        /** Whoever has the matter out of which this one was opened. */
        record AtParent() implements Whom {}

        /** The holders of a duty for the matter's place. */
        record Duty(String duty) implements Whom {}
    }

    boolean takenBy(Class<? extends ActorRule> kind) {
        return by.stream().anyMatch(kind::isInstance);
    }
}
