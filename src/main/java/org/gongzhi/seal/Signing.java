package org.gongzhi.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Sha256;
import org.springframework.stereotype.Component;

/**
 * Signs what goes to a sleeve and proves what comes from one, with a secret of each sleeve derived from the program's.
 */
@Component
class Signing {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final Vault vault;

    Signing(Vault vault) {
        this.vault = vault;
    }

    /** What the sleeve, or the gateway before it, is given once. */
    String secret(String sleeve) {
        return HexFormat.of().formatHex(vault.mac("seal-sleeve", sleeve));
    }

    String of(String sleeve, String method, String path, String timestamp, String body) {
        return "sha256=" + hmac(secret(sleeve), String.join("\n", method, path, timestamp, Sha256.hex(body)));
    }

    boolean holds(String sleeve, String path, String timestamp, String body, String signature, Instant now) {
        return timestamp.matches("\\d{1,12}")
                && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        <= 0
                && MessageDigest.isEqual(
                        of(sleeve, "POST", path, timestamp, body).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
