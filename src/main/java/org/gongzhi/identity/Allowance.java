package org.gongzhi.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.kernel.Refusal;

/**
 * How often somebody may do a thing in a while. Counted in memory and under digests: after a restart everybody begins
 * anew, and nobody's address is kept.
 */
public final class Allowance {

    private static final int MOST_KEPT = 100_000;

    private final Vault vault;
    private final InstantSource time;
    private final String purpose;
    private final Duration window;
    private final int most;
    private final ConcurrentHashMap<String, Count> counts = new ConcurrentHashMap<>();

    /** @param purpose keeps digests of the same address apart where they serve different ends */
    public Allowance(Vault vault, InstantSource time, String purpose, Duration window, int most) {
        this.vault = vault;
        this.time = time;
        this.purpose = purpose;
        this.window = window;
        this.most = most;
    }

    private record Count(Instant since, int times) {}

    /**
     * Refuses whoever has nothing left; counts nothing.
     *
     * @throws Refusal saying in how many minutes to try again
     */
    public void require(String who, String code) {
        var now = time.instant();
        var count = counts.get(digest(who));
        if (count != null && !over(count, now) && count.times() >= most) {
            throw refusal(count, now, code);
        }
    }

    public void count(String who) {
        add(who, time.instant());
    }

    /** Counts this time too. */
    public void spend(String who, String code) {
        var now = time.instant();
        var count = add(who, now);
        if (count.times() > most) {
            throw refusal(count, now, code);
        }
    }

    private Count add(String who, Instant now) {
        if (counts.size() > MOST_KEPT) {
            counts.values().removeIf(count -> over(count, now));
        }
        return counts.merge(
                digest(who),
                new Count(now, 1),
                (old, fresh) -> over(old, now) ? fresh : new Count(old.since(), old.times() + 1));
    }

    private boolean over(Count count, Instant now) {
        return !now.isBefore(count.since().plus(window));
    }

    private Refusal refusal(Count count, Instant now, String code) {
        return Refusal.tooMany(
                code, Duration.between(now, count.since().plus(window)).toMinutes() + 1);
    }

    private String digest(String who) {
        return Base64.getEncoder().encodeToString(vault.mac(purpose, who));
    }
}
