package org.gongzhi.notice;

import java.util.Map;
import org.gongzhi.territory.PlaceCode;

/**
 * One thing to tell one person (通知).
 *
 * @param template names the text {@code notice.<template>}; {@code {number}} in it becomes the value of that name
 * @param dedupe the same key is told once, however often it is queued
 * @param urgent not held back by quiet hours
 * @param place where it happened; its county keeps the row
 */
public record Notice(
        Recipient to, String template, Map<String, String> values, String dedupe, boolean urgent, PlaceCode place) {

    public Notice {
        values = Map.copyOf(values);
    }

    /** Values may carry a code or a name; a log line never does. */
    @Override
    public String toString() {
        return "Notice[" + template + ", " + dedupe + "]";
    }
}
