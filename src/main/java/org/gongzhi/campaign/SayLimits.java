package org.gongzhi.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How much one address may send to campaigns in an hour. Counted in memory and as digests: nobody's address is kept.
 */
@Component
class SayLimits {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_KEPT = 100_000;

    private final Vault vault;
    private final InstantSource time;
    private final int most;
    private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();

    SayLimits(Vault vault, InstantSource time, @Value("${gongzhi.campaign.per-address-and-hour:30}") int most) {
        this.vault = vault;
        this.time = time;
        this.most = most;
    }

    private record Window(Instant since, int count) {}

    /** @throws Refusal saying in how many minutes to try again */
    void count(String address) {
        var now = time.instant();
        if (windows.size() > MOST_KEPT) {
            windows.values().removeIf(window -> over(window, now));
        }
        var key = Base64.getEncoder().encodeToString(vault.mac("address", address));
        var window = windows.merge(
                key,
                new Window(now, 1),
                (old, fresh) -> over(old, now) ? fresh : new Window(old.since(), old.count() + 1));
        if (window.count() > most) {
            var left = Duration.between(now, window.since().plus(WINDOW));
            throw Refusal.tooMany("campaign.say.too-many", left.toMinutes() + 1);
        }
    }

    private static boolean over(Window window, Instant now) {
        return !now.isBefore(window.since().plus(WINDOW));
    }
}
