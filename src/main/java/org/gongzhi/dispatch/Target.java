package org.gongzhi.dispatch;

import org.gongzhi.kernel.Refusal;

/**
 * Who answers for a line of the catalogue: a duty, wherever the matter lies, or one body.
 *
 * @param key {@code duty:town-officer} or {@code body:620402-cgj}
 */
record Target(String key) {

    private static final String DUTY = "duty:";
    private static final String BODY = "body:";

    Target {
        if (!(key.startsWith(DUTY) && key.length() > DUTY.length())
                && !(key.startsWith(BODY) && key.length() > BODY.length())) {
            throw Refusal.invalid("dispatch.not-a-target", key);
        }
    }

    static Target duty(String duty) {
        return new Target(DUTY + duty);
    }

    static Target body(String body) {
        return new Target(BODY + body);
    }

    boolean isBody() {
        return key.startsWith(BODY);
    }

    /** The key of the duty or the code of the body. */
    String code() {
        return key.substring(DUTY.length());
    }
}
