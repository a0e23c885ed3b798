package org.gongzhi.desk;

import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The key that makes a wish sent twice one wish. Each sender has keys of their own: nobody's key can be somebody
 * else's.
 */
final class WishKey {

    private static final int LONGEST = 50;

    private WishKey() {}

    /**
     * As the engine keeps it; null when the sender gave none.
     *
     * @throws Refusal if it is longer than 50 characters
     */
    static @Nullable String of(UUID sender, @Nullable String key) {
        if (key == null || key.isBlank()) {
            return null;
        }
        if (key.length() > LONGEST) {
            throw Refusal.invalid("desk.key-too-long", LONGEST);
        }
        return sender + "/" + key.strip();
    }
}
