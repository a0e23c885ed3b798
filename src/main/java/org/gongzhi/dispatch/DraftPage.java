package org.gongzhi.dispatch;

import java.util.List;
import org.gongzhi.web.Paging;
import org.jspecify.annotations.Nullable;

/** Everything {@code dispatch/draft.jte} shows. */
record DraftPage(
        Draft draft,
        String county,
        List<Shown> lines,
        List<Tried> trials,
        long moving,
        boolean movingOnly,
        @Nullable String problem,
        Paging paging) {

    /** One line of the draft in words. */
    record Shown(String category, String place, String target, String deputies, String basis, String from) {}

    /** One matter tried. */
    record Tried(Trial trial, String place) {}

    boolean running() {
        return !draft.finished();
    }
}
