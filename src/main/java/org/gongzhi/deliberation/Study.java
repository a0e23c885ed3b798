package org.gongzhi.deliberation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.HistoryLine;

/** What a Party organisation's study (党组织研究) must have been: it took place, with more than half of its members. */
final class Study {

    private static final Set<String> ASKED = Set.of("held", "members", "present", "opinion");

    private Study() {}

    static boolean is(Action action) {
        return action.form().keySet().containsAll(ASKED);
    }

    /** @throws Refusal naming what is wrong with its record */
    static void require(HistoryLine line) {
        var form = line.form();
        if (LocalDate.parse(String.valueOf(form.get("held"))).isAfter(Shanghai.day(line.at()))) {
            throw Refusal.invalidFields(Map.of("held", "deliberation.held-later"));
        }
        long members = Long.parseLong(String.valueOf(form.get("members")));
        long present = Long.parseLong(String.valueOf(form.get("present")));
        if (present > members || 2 * present <= members) {
            throw Refusal.invalidFields(Map.of("present", "deliberation.study-quorum"));
        }
    }
}
