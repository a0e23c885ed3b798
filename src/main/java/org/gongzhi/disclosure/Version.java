package org.gongzhi.disclosure;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What was published (公开内容的一个版本). It stands for ever; what was wrong in it is said in a later one.
 *
 * @param record its name in the public log
 * @param number the matter under which it was reviewed
 * @param digest SHA-256 of its file
 */
record Version(
        Slot slot,
        int version,
        String record,
        String number,
        Paper paper,
        String file,
        String digest,
        Instant publishedAt,
        LocalDate postedUntil) {}
