package org.gongzhi.identity;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.kernel.Refusal;
import org.springframework.stereotype.Component;

/**
 * Remembers for a moment whom a token stands for: a program at work shows the same token many times a second. What is
 * withdrawn here ends at once; what another node withdraws, within that moment.
 */
@Component
public class Bearers {

    private static final Duration MOMENT = Duration.ofSeconds(3);
    private static final int MOST = 10_000;

    private final ProgramTokens tokens;
    private final WrongTokens wrong;
    private final Withdrawals withdrawals;
    private final InstantSource clock;
    private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();

    Bearers(ProgramTokens tokens, WrongTokens wrong, Withdrawals withdrawals, InstantSource clock) {
        this.tokens = tokens;
        this.wrong = wrong;
        this.withdrawals = withdrawals;
        this.clock = clock;
    }

    private record Known(SignedIn who, Instant asked, long withdrawals) {}

    /**
     * Whom a program with this token stands for, while token and account are in force.
     *
     * @param address from where it is shown
     * @throws Refusal if too many were shown from there that open nothing
     */
    public Optional<SignedIn> of(String token, String address) {
        var key = ByteBuffer.wrap(Tokens.digest(token));
        var now = clock.instant();
        // Counted before the question: what is withdrawn while it is answered makes the answer old.
        var count = withdrawals.count();
        var before = known.get(key);
        if (before != null
                && before.withdrawals() == count
                && !now.isBefore(before.asked())
                && now.isBefore(before.asked().plus(MOMENT))) {
            return Optional.of(before.who());
        }
        wrong.require(address, token);
        var found = tokens.bearer(token);
        if (found.isEmpty()) {
            wrong.count(address, token);
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        found.ifPresentOrElse(who -> known.put(key, new Known(who, now, count)), () -> known.remove(key));
        return found;
    }
}
