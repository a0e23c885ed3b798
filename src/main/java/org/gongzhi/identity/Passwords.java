package org.gongzhi.identity;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords are kept as Argon2id: 19 MiB, two passes, one lane, as OWASP advises. */
@Component
class Passwords {

    private static final int LONGEST = 128;

    /** Without letters and digits that look alike on paper. */
    private static final String LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    /** Each hash takes 19 MiB for a moment: a crowd at the door must wait, not exhaust the memory. */
    private final Semaphore places = new Semaphore(2);

    private volatile @Nullable String decoy;

    String encode(String password) {
        places.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(encoder.encode(password));
        } finally {
            places.release();
        }
    }

    boolean matches(String password, String encoded) {
        places.acquireUninterruptibly();
        try {
            return encoder.matches(password.length() > LONGEST ? "" : password, encoded);
        } finally {
            places.release();
        }
    }

    /**
     * What a password is compared with when there is no such account, so that both take the same work. Made at the
     * first attempt, whoever's it is, so that the program starts sooner.
     */
    String decoy() {
        var made = decoy;
        if (made == null) {
            made = encode(first());
            decoy = made;
        }
        return made;
    }

    /** A first password to be read out or written on paper, and changed at the first sign-in: about 79 bits. */
    String first() {
        var letters = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            if (i > 0 && i % 4 == 0) {
                letters.append('-');
            }
            letters.append(LEGIBLE.charAt(RANDOM.nextInt(LEGIBLE.length())));
        }
        return letters.toString();
    }

    /** Refuses what would be guessed first. */
    void requireGood(String password, String username, Policy policy) {
        if (password.length() < policy.passwordLength()) {
            throw Refusal.invalid("identity.password-short", policy.passwordLength());
        }
        if (password.length() > LONGEST) {
            throw Refusal.invalid("identity.password-long", LONGEST);
        }
        var plain = password.toLowerCase(Locale.ROOT);
        if (plain.chars().distinct().count() < 5 || plain.contains(username) || isRun(plain)) {
            throw Refusal.invalid("identity.password-guessable");
        }
    }

    /** 1234567890, abcdefghij, 9876543210. */
    private static boolean isRun(String text) {
        var step = text.charAt(1) - text.charAt(0);
        if (Math.abs(step) != 1) {
            return false;
        }
        for (int i = 2; i < text.length(); i++) {
            var wraps = text.charAt(i) == '0' && text.charAt(i - 1) == '9';
            if (text.charAt(i) - text.charAt(i - 1) != step && !wraps) {
                return false;
            }
        }
        return true;
    }
}
