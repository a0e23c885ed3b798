package org.gongzhi.insight;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is asked of each matter (三率与按时办结率). */
enum Measure {
    /** 响应率: was the reporter reached within the promised time. */
    CONTACT,
    /** 按时办结率: was every run of the handling clock kept. */
    ON_TIME,
    /** 解决率: did the reporter say it was solved. */
    SOLVED,
    /** 满意率: was the reporter satisfied. */
    SATISFIED;

    /** The name of its columns and in addresses: {@code on_time}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Made of what reporters said: hidden from whoever handled the matter. */
    boolean isAnswer() {
        return this == SOLVED || this == SATISFIED;
    }

    static Optional<Measure> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
