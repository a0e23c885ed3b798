package org.gongzhi.deliberation;

import java.time.Instant;
import java.util.List;

/**
 * One version of a convention's text (文本).
 *
 * @param note what was changed and why
 * @param author the post of whoever wrote it down
 */
record Draft(int version, String text, String note, String author, Instant at) {

    /** Its lines as people count them; empty ones part what stands above from what stands below and are not counted. */
    List<String> lines() {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
}
