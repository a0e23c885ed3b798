package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.concurrent.Semaphore;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What locks a report: AES-256-GCM for texts, X25519 with HKDF for giving a key to somebody, Argon2id for keys that
 * come from what a person remembers. Every seal is bound to a context, so that one moved elsewhere does not open.
 */
final class Locks {

    static final int KEY = 32;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    /** An X25519 public key in its X.509 form. */
    private static final int PUBLIC = 44;

    private static final int MEMORY_KIB = 64 * 1024;
    private static final int PASSES = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Each stretching takes 64 MiB for a moment: a crowd must wait, not exhaust the memory. */
    private static final Semaphore PLACES = new Semaphore(2, true);

    private Locks() {}

    static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static byte[] seal(byte[] key, byte[] plain, String context) {
        var nonce = random(NONCE);
        try {
            var text = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(plain);
            return ByteBuffer.allocate(NONCE + text.length).put(nonce).put(text).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws Unopened if the key is another one, or the seal was changed or moved */
    static byte[] open(byte[] key, byte[] sealed, String context) {
        if (sealed.length < NONCE) {
            throw new Unopened();
        }
        var buffer = ByteBuffer.wrap(sealed);
        var nonce = new byte[NONCE];
        buffer.get(nonce);
        var text = new byte[buffer.remaining()];
        buffer.get(text);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(text);
        } catch (GeneralSecurityException _) {
            throw new Unopened();
        }
    }

    static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("X25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("X25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Locks for whoever has the private key, with a key pair that is used once and forgotten. */
    static byte[] sealTo(byte[] publicKey, byte[] plain, String context) {
        var once = pair();
        var mine = once.getPublic().getEncoded();
        var sealed = seal(agreed(once.getPrivate(), publicKey, mine), plain, context);
        return ByteBuffer.allocate(PUBLIC + sealed.length).put(mine).put(sealed).array();
    }

    static byte[] openWith(PrivateKey own, byte[] sealed, String context) {
        if (sealed.length < PUBLIC) {
            throw new Unopened();
        }
        var theirs = new byte[PUBLIC];
        var rest = new byte[sealed.length - PUBLIC];
        ByteBuffer.wrap(sealed).get(theirs).get(rest);
        return open(agreed(own, theirs, theirs), rest, context);
    }

    /** A key for one purpose out of a secret that is random already. */
    static byte[] derive(byte[] secret, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .thenExpand(("gongzhi/supervision/" + purpose).getBytes(UTF_8), KEY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a key of something short by much work (Argon2id, 64 MiB, three passes). */
    static byte[] stretch(String secret, byte[] salt) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withSalt(salt)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .build());
        var key = new byte[KEY];
        PLACES.acquireUninterruptibly();
        try {
            generator.generateBytes(secret.getBytes(UTF_8), key);
        } finally {
            PLACES.release();
        }
        return key;
    }

    private static byte[] agreed(PrivateKey own, byte[] publicKey, byte[] bound) {
        try {
            PublicKey theirs = KeyFactory.getInstance("X25519").generatePublic(new X509EncodedKeySpec(publicKey));
            var agreement = KeyAgreement.getInstance("X25519");
            agreement.init(own);
            agreement.doPhase(theirs, true);
            var secret = agreement.generateSecret();
            return derive(
                    ByteBuffer.allocate(secret.length + bound.length)
                            .put(secret)
                            .put(bound)
                            .array(),
                    "agreed");
        } catch (GeneralSecurityException _) {
            throw new Unopened();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(UTF_8));
        return cipher;
    }

    /** A seal that does not open: another key, or not as it was made. Says nothing of what is inside. */
    static final class Unopened extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unopened() {
            super("does not open", null, false, false);
        }
    }
}
