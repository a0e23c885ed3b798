/**
 * The campaign (诉求大起底): for some weeks people are asked what troubles them, at the door and by six channels; each thing
 * is screened, explained when it is invalid, graded, kept in the ledger of a village, town or county, verified by
 * somebody else before it is struck off, and asked after. The ledgers balance at every step.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "web",
            "calendar",
            "territory",
            "identity",
            "files",
            "organization",
            "notice",
            "procedure",
            "desk"
        })
@NullMarked
package org.gongzhi.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
