package org.gongzhi.procedure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before an action may be taken, beyond state and actor (前提).
 *
 * @param onlyIf conditions over the matter's fields and facts
 * @param notBefore a waiting time that must have run out
 * @param joins children that must have ended
 * @param sameAs the action whose last doer alone may take it
 */
public record Conditions(
        List<OnlyIf> onlyIf,
        @Nullable String notBefore,
        List<Join> joins,
        @Nullable String sameAs) {

    /**
     * {@code {when: facts.objected != yes, else: 只能提一次}}.
     *
     * @param otherwise what whoever may not is told
     */
    public record OnlyIf(Guard when, String otherwise) {}

    /**
     * {@code {children: joint, ended: all, else: …}}.
     *
     * @param procedure the children's procedure
     * @param least how many must have ended; 0 means all of them
     */
    public record Join(String procedure, int least, String otherwise) {}
}
