package org.gongzhi.notice;

import java.util.Map;
import java.util.UUID;

/**
 * A notice ready to leave.
 *
 * @param id the same at every attempt, so that a provider can recognise it
 * @param to a telephone number or a mail address
 */
record Message(UUID id, String to, String template, Map<String, String> values, String subject, String text) {

    @Override
    public String toString() {
        return "Message[" + id + ", " + template + "]";
    }
}
