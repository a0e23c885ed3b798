package org.gongzhi.deliberation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;

/**
 * Everything {@code deliberation/sitting.jte} shows.
 *
 * @param unread the items whose count this person must still read a second time; its numbers are not shown
 * @param form the form that was refused, such as {@code item} or the id of an item; empty when none was
 */
record SittingPage(
        MeetingPages.Sheet sheet,
        boolean open,
        boolean sitting,
        List<UUID> unread,
        List<Attendance> attendance,
        List<Choice> matters,
        List<Choice> topics,
        String form,
        Map<String, String> typed,
        Map<String, String> errors,
        @Nullable String problem) {

    String typed(String of, String field) {
        return form.equals(of) ? typed.getOrDefault(field, "") : "";
    }

    Map<String, String> errors(String of) {
        return form.equals(of) ? errors : Map.of();
    }
}
