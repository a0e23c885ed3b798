package org.gongzhi.disclosure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How much one address may ask in an hour. Counted in memory and as digests: nobody's address is kept. */
@Component
class AskLimits {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_KEPT = 100_000;

    private final Vault vault;
    private final InstantSource time;
    private final int most;
    private final ConcurrentHashMap<String, Window> windows = new ConcurrentHashMap<>();

    AskLimits(Vault vault, InstantSource time, @Value("${gongzhi.disclosure.per-address-and-hour:20}") int most) {
        this.vault = vault;
        this.time = time;
        this.most = most;
    }

    private record Window(Instant since, int count) {

        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WINDOW));
        }
    }

    /** @throws Refusal saying in how many minutes to try again */
    void count(String address) {
        var now = time.instant();
        if (windows.size() > MOST_KEPT) {
            windows.values().removeIf(window -> window.isOver(now));
        }
        var window = windows.merge(
                Base64.getEncoder().encodeToString(vault.mac("disclosure-address", address)),
                new Window(now, 1),
                (old, fresh) -> old.isOver(now) ? fresh : new Window(old.since(), old.count() + 1));
        if (window.count() > most) {
            throw Refusal.tooMany(
                    "disclosure.ask.too-many",
                    Duration.between(now, window.since().plus(WINDOW)).toMinutes() + 1);
        }
    }
}
