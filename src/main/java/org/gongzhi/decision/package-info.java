/**
 * Deciding by law (依法决定): which rule decides a matter at a place on a day, who may vote, and an exact count.
 *
 * <p>VotingRules are dated YAML with source and article; counts are whole numbers, areas in 0.01 m², fractions are
 * compared by multiplying across. No floating point reaches a result. Decisions say whether one that passed covers an
 * act, and remember what was drawn from it.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "calendar",
            "territory",
            "identity",
            "evidence",
            "organization",
            "procedure",
            "notice",
            "desk",
            "files"
        })
@NullMarked
package org.gongzhi.decision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
