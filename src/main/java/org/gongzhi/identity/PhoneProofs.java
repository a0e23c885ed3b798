package org.gongzhi.identity;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Proves that whoever asks holds the phone: six digits go to it and come back within five minutes.
 *
 * <p>Nothing here tells whether a phone is known to the office; every phone is answered alike.
 */
@Service
@Transactional
public class PhoneProofs {

    public static final String COOKIE = "gz_phone";
    public static final Duration LASTS = Duration.ofDays(30);

    static final String JUST_SENT = "identity.code-just-sent";

    private static final Duration CODE_LASTS = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PER_PHONE_AND_DAY = 10;
    private static final int PER_ADDRESS_AND_HOUR = 60;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PhoneProofRepository proofs;
    private final Vault vault;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    PhoneProofs(PhoneProofRepository proofs, Vault vault, ApplicationEventPublisher events, InstantSource clock) {
        this.proofs = proofs;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Sends a code to the phone; an earlier code is void from now on.
     *
     * @param address where the request came from
     * @throws Refusal if the phone or the address asked too often
     */
    public void ask(Phone phone, String address) {
        if (!phone.isMobile()) {
            throw Refusal.invalid("identity.phone-not-mobile");
        }
        var now = clock.instant();
        var digest = vault.digest(phone.value());
        proofs.lock(digest);
        if (proofs.askedBy(digest, now.minus(PAUSE)) > 0) {
            throw Refusal.tooMany(JUST_SENT);
        }
        if (proofs.askedBy(digest, now.minus(Duration.ofDays(1))) >= PER_PHONE_AND_DAY
                || proofs.askedFrom(address, now.minus(Duration.ofHours(1))) >= PER_ADDRESS_AND_HOUR) {
            throw Refusal.tooMany("identity.codes-too-many");
        }
        var code = "%06d".formatted(RANDOM.nextInt(1_000_000));
        proofs.forgetBefore(now);
        proofs.keepAsk(digest, address, now);
        proofs.keepCode(digest, codeDigest(phone, code), now, now.plus(CODE_LASTS));
        events.publishEvent(new CodeAsked(phone, code));
    }

    /** A token that proves the phone for thirty days, if the code is right, in time, and not tried too often. */
    public Optional<String> confirm(Phone phone, String code) {
        var now = clock.instant();
        var digest = vault.digest(phone.value());
        var expected = proofs.tryCode(digest, now);
        if (expected.isEmpty() || !MessageDigest.isEqual(expected.get(), codeDigest(phone, code.strip()))) {
            return Optional.empty();
        }
        proofs.dropCode(digest);
        var token = Tokens.next();
        proofs.keepProof(Tokens.digest(token), vault.seal(phone.value(), "phone-proof"), now.plus(LASTS));
        return Optional.of(token);
    }

    /** The phone a token stands for, while it lasts. */
    @Transactional(readOnly = true)
    public Optional<Phone> proven(@Nullable String token) {
        if (token == null || token.isEmpty() || token.length() > 100) {
            return Optional.empty();
        }
        return proofs.phone(Tokens.digest(token), clock.instant())
                .map(kept -> new Phone(vault.open(kept, "phone-proof")));
    }

    /** Forgets a token, as when somebody leaves a shared phone. */
    public void forget(@Nullable String token) {
        if (token != null) {
            proofs.dropProof(Tokens.digest(token));
        }
    }

    private byte[] codeDigest(Phone phone, String code) {
        return vault.mac("code", phone.value() + "/" + code);
    }
}
