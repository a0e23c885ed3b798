package org.gongzhi.decision;

import org.gongzhi.kernel.Refusal;

/** Whether a decision covers an act (决定是否覆盖). */
public sealed interface Cover {

    /** It does, by this clause. */
    record Covered(Decision decision, Clause clause) implements Cover {}

    /** It does not; the refusal says so in the decision's own words. */
    record NotCovered(Refusal refusal) implements Cover {}

    default boolean holds() {
        return this instanceof Covered;
    }
}
