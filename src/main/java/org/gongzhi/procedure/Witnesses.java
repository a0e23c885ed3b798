package org.gongzhi.procedure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Calls the witnesses of a procedure. They are looked for at the first step, since they may themselves open matters.
 */
@Component
class Witnesses {

    private final ObjectProvider<Witness> found;
    private volatile @Nullable List<Witness> witnesses;

    Witnesses(ObjectProvider<Witness> found) {
        this.found = found;
    }

    void saw(Matter matter, HistoryLine line) {
        for (var witness : all()) {
            if (witness.follows(matter)) {
                witness.saw(matter, line);
            }
        }
    }

    private List<Witness> all() {
        var known = witnesses;
        if (known == null) {
            known = found.stream().toList();
            witnesses = known;
        }
        return known;
    }
}
