package org.gongzhi.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Service;

/**
 * Seals personal data so that the database alone tells nothing, and finds it again by keyed digest.
 *
 * <p>A sealed value is: one byte for the key, twelve random bytes, and AES-256-GCM's text with tag. The context is
 * bound to it, so that a value moved to another row or column does not open.
 */
@Service
public class Vault {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRing ring;
    private final Map<Byte, SecretKey> keys = new ConcurrentHashMap<>();
    private final SecretKey digestKey;

    Vault(KeyRing ring) {
        this.ring = ring;
        this.digestKey = ring.digesting();
    }

    /** 32 secret bytes from which the public log's signing key is made: the same on every node with the same keys. */
    public byte[] signingSeed() {
        return ring.signing();
    }

    public byte[] seal(String plain, String context) {
        var id = ring.newest();
        var nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            var text = cipher(Cipher.ENCRYPT_MODE, id, nonce, context).doFinal(plain.getBytes(UTF_8));
            return ByteBuffer.allocate(1 + NONCE + text.length)
                    .put(id)
                    .put(nonce)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Opens what was sealed under the same context.
     *
     * @throws IllegalStateException if the value was changed, moved, or sealed with a key that is not here
     */
    public String open(byte[] sealed, String context) {
        if (sealed.length <= 1 + NONCE || !ring.has(sealed[0])) {
            throw new IllegalStateException("sealed with a key that is not here, or not sealed at all");
        }
        var buffer = ByteBuffer.wrap(sealed);
        var id = buffer.get();
        var nonce = new byte[NONCE];
        buffer.get(nonce);
        var text = new byte[buffer.remaining()];
        buffer.get(text);
        try {
            return new String(cipher(Cipher.DECRYPT_MODE, id, nonce, context).doFinal(text), UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a sealed value was changed or moved", e);
        }
    }

    /** The same phone, however written, has the same digest; without the key it cannot be guessed back. */
    public byte[] digest(String phone) {
        return mac("phone", Phone.normalise(phone));
    }

    /** A keyed digest for another purpose; the purpose keeps the two apart. */
    public byte[] mac(String purpose, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(digestKey);
            mac.update(purpose.getBytes(UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Cipher cipher(int mode, byte id, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.computeIfAbsent(id, ring::sealing), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(UTF_8));
        return cipher;
    }
}
