package org.gongzhi.organization;

import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;

/**
 * Where in an office a matter waits (岗位): a duty at a place, or a body. Whoever holds it that day acts; a matter never
 * waits for a person.
 *
 * @param key {@code duty@place} or {@code body:code}; inboxes compare it for equality
 */
public record Desk(String key) {

    private static final String BODY = "body:";

    public Desk {
        var at = key.indexOf('@');
        if (key.startsWith(BODY) ? key.length() == BODY.length() : at < 1 || at == key.length() - 1) {
            throw Refusal.invalid("organization.not-a-desk", key);
        }
    }

    public static Desk of(String duty, PlaceCode place) {
        return new Desk(duty + "@" + place.value());
    }

    public static Desk ofBody(String body) {
        return new Desk(BODY + body);
    }

    public boolean isBody() {
        return key.startsWith(BODY);
    }

    /** The body's code; only for the desk of a body. */
    public String body() {
        return key.substring(BODY.length());
    }

    /** The duty's key; only for the desk of a duty. */
    public String duty() {
        return key.substring(0, key.indexOf('@'));
    }

    /** The place of the duty; only for the desk of a duty. */
    public PlaceCode place() {
        return new PlaceCode(key.substring(key.indexOf('@') + 1));
    }

    @Override
    public String toString() {
        return key;
    }
}
