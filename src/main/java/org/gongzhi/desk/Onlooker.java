package org.gongzhi.desk;

import org.gongzhi.identity.Phone;
import org.gongzhi.procedure.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Somebody from outside who looks at a matter.
 *
 * @param phone the number proved by a code, if any
 * @param key the key of the link, if it opens this matter
 * @param reporter whether this is who brought the matter, proved as far as the matter asks for it
 */
record Onlooker(@Nullable Phone phone, @Nullable String key, boolean reporter) {

    /** Nobody in particular, such as a program without a key. */
    static final Onlooker ANYBODY = new Onlooker(null, null, false);

    /** May read what was said: holds the link, or is the reporter. */
    boolean trusted() {
        return key != null || reporter;
    }

    Actor.Resident actor() {
        return new Actor.Resident(phone, key);
    }
}
