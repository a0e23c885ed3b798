package org.gongzhi.desk;

import java.time.Instant;
import java.util.List;
import org.gongzhi.organization.Glance;
import org.gongzhi.procedure.Inbox;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code desk/inbox.jte} shows.
 *
 * @param glances what else must be seen
 * @param cut whether more waits than is shown
 * @param watching nothing waits for this person; shown is what is due first in their places
 */
record InboxPage(
        Inbox.Tally tally, List<Glance.Figure> glances, List<Row> rows, boolean cut, boolean watching, Instant now) {

    /**
     * One matter that waits.
     *
     * @param first nothing has been done yet
     * @param phone the reporter left a number to call
     */
    record Row(
            String number,
            String title,
            String procedure,
            @Nullable String category,
            String place,
            String state,
            Tone tone,
            String channel,
            Left left,
            boolean first,
            boolean phone) {}
}
