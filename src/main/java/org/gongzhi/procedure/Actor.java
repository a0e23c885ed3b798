package org.gongzhi.procedure;

import java.util.UUID;
import org.gongzhi.identity.Phone;
import org.jspecify.annotations.Nullable;

/** Who asks for a step. What they may do is decided from the server's own data, never from this. */
public sealed interface Actor {

    /** A person signed in, or a program acting as one. */
    record Officer(UUID person, String name) implements Actor {}

    /**
     * Somebody from outside.
     *
     * @param phone a number proved by a code
     * @param key the key from the link given to the reporter
     */
    record Resident(@Nullable Phone phone, @Nullable String key) implements Actor {}

    /** Time itself. */
    record Time() implements Actor {}

    /** The import of what happened elsewhere; may open and take any step, at its recorded time, and tells nobody. */
    record Replay(String who) implements Actor {}
}
