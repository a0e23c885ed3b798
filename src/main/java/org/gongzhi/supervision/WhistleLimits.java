package org.gongzhi.supervision;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.springframework.stereotype.Component;

/**
 * How often the door may be used in an hour. Addresses are counted in memory under a random key that is thrown away
 * with the counts every hour: nothing of them is written down, and after the hour not even we could recognise one.
 */
@Component
class WhistleLimits {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_KEPT = 50_000;

    private final WhistleRules rules;
    private final InstantSource time;
    private final Map<Long, Integer> counts = new HashMap<>();
    private byte[] key = Locks.random(Locks.KEY);
    private Instant since = Instant.EPOCH;

    WhistleLimits(WhistleRules rules, InstantSource time) {
        this.rules = rules;
        this.time = time;
    }

    /** @throws Refusal if too many reports came, from everybody or from this address */
    void report(String address) {
        count("report", "", rules.reportsAnHour());
        count("report", address, rules.perAddress());
    }

    /** A look into a letter box: a receipt is tried. */
    void receipt(String address) {
        count("receipt", address, rules.tries());
    }

    /** A file to look at, a letter more. */
    void more(String address) {
        count("more", address, rules.tries() * 5);
    }

    /** An officer tries to unlock. */
    void unlock(UUID person) {
        count("unlock", person.toString(), rules.tries());
    }

    private synchronized void count(String what, String address, int most) {
        var now = time.instant();
        if (!now.isBefore(since.plus(WINDOW)) || now.isBefore(since) || counts.size() > MOST_KEPT) {
            counts.clear();
            key = Locks.random(Locks.KEY);
            since = now;
        }
        var digest = Locks.derive(key, what + "/" + address);
        var name = ByteBuffer.wrap(digest).getLong();
        if (counts.merge(name, 1, Integer::sum) > most) {
            throw Refusal.tooMany(
                    "supervision.too-many",
                    Duration.between(now, since.plus(WINDOW)).toMinutes() + 1);
        }
    }
}
