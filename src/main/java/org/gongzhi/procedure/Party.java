package org.gongzhi.procedure;

import java.time.Instant;
import org.gongzhi.organization.Desk;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with a role in a matter (当事方): a desk, a body, or a person from outside known by a phone number.
 *
 * @param holder the key of a desk, or {@code phone:} and the keyed digest of a number
 * @param shown what is shown of somebody from outside, such as 138****0000
 */
public record Party(String role, String holder, @Nullable String shown, Instant since) {

    static final String PHONE = "phone:";

    /** The desk that has the role; null for somebody from outside. */
    public @Nullable Desk desk() {
        return holder.startsWith(PHONE) ? null : new Desk(holder);
    }

    boolean is(String wanted, String who) {
        return role.equals(wanted) && holder.equals(who);
    }
}
