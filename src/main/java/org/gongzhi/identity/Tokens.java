package org.gongzhi.identity;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.util.Base64;
import org.gongzhi.kernel.Sha256;

/** Long random words that open something; only their digest is kept, so a stolen database opens nothing. */
final class Tokens {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    static String next() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), US_ASCII);
    }

    static byte[] digest(String token) {
        return Sha256.of(token);
    }
}
