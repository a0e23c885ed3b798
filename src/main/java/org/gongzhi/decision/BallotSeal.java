package org.gongzhi.decision;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals ballots so that only the closing of their vote opens them (选票密封): a secret agreed by X25519 between a passing
 * key and the vote's, from it a key for each ballot by HKDF, then AES-256-GCM. A passing key lasts for some ballots, so
 * that ten thousand are opened within a second. All sealed ballots are of one length, so that none tells what it says.
 */
final class BallotSeal {

    private static final String CURVE = "X25519";
    private static final int PASSING = 44;
    private static final int SALT = 16;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private BallotSeal() {}

    /** Both halves of a vote's key, encoded. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Keys(byte[] open, byte[] secret) {}

    static Keys keys() {
        try {
            var pair = KeyPairGenerator.getInstance(CURVE).generateKeyPair();
            return new Keys(pair.getPublic().getEncoded(), pair.getPrivate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seals for one vote with a passing key of its own; made anew after so many ballots. */
    static final class Sealing {

        private static final int MOST = 64;

        private final byte[] passing;
        private final byte[] agreed;
        private final AtomicInteger used = new AtomicInteger();

        Sealing(byte[] publicKey) {
            try {
                var once = KeyPairGenerator.getInstance(CURVE).generateKeyPair();
                this.passing = once.getPublic().getEncoded();
                this.agreed = agree(once.getPrivate(), open(publicKey));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean isSpent() {
            return used.get() >= MOST;
        }

        /** @param context what the ballot belongs to; moved elsewhere it does not open */
        byte[] seal(Choice choice, String context) {
            return seal(choice.letter().getBytes(StandardCharsets.US_ASCII), context);
        }

        byte[] seal(byte[] plain, String context) {
            used.incrementAndGet();
            var salt = new byte[SALT];
            RANDOM.nextBytes(salt);
            try {
                var text = cipher(Cipher.ENCRYPT_MODE, agreed, salt, context).doFinal(plain);
                var sealed = Arrays.copyOf(passing, PASSING + SALT + text.length);
                System.arraycopy(salt, 0, sealed, PASSING, SALT);
                System.arraycopy(text, 0, sealed, PASSING + SALT, text.length);
                return sealed;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Opens the ballots of one vote; many threads may ask. */
    static final class Unsealing {

        private final PrivateKey secret;
        private final ConcurrentHashMap<String, byte[]> agreed = new ConcurrentHashMap<>();

        Unsealing(byte[] encoded) {
            try {
                this.secret = KeyFactory.getInstance(CURVE).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** @throws IllegalStateException if it was changed or moved, or belongs to another vote */
        Choice open(byte[] sealed, String context) {
            try {
                return Choice.parse(new String(bytes(sealed, context), StandardCharsets.US_ASCII));
            } catch (IllegalArgumentException e) {
                throw new IllegalStateException("a ballot says nothing known: " + context, e);
            }
        }

        /** @throws IllegalStateException if it was changed or moved, or belongs to another vote */
        byte[] bytes(byte[] sealed, String context) {
            try {
                var passing = Arrays.copyOf(sealed, PASSING);
                var shared = agreed.computeIfAbsent(HexFormat.of().formatHex(passing), _ -> shared(passing));
                var salt = Arrays.copyOfRange(sealed, PASSING, PASSING + SALT);
                return cipher(Cipher.DECRYPT_MODE, shared, salt, context)
                        .doFinal(sealed, PASSING + SALT, sealed.length - PASSING - SALT);
            } catch (GeneralSecurityException | IndexOutOfBoundsException | IllegalArgumentException e) {
                throw new IllegalStateException("a ballot was changed or moved: " + context, e);
            }
        }

        private byte[] shared(byte[] passing) {
            try {
                return agree(secret, BallotSeal.open(passing));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static PublicKey open(byte[] encoded) throws GeneralSecurityException {
        return KeyFactory.getInstance(CURVE).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] agree(PrivateKey one, PublicKey other) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance(CURVE);
        agreement.init(one);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    /** The key is a ballot's own, so the nonce need not be random. */
    private static Cipher cipher(int mode, byte[] agreed, byte[] salt, String context) throws GeneralSecurityException {
        var parameters = HKDFParameterSpec.ofExtract()
                .addIKM(new SecretKeySpec(agreed, "Generic"))
                .addSalt(salt)
                .thenExpand("gongzhi ballot".getBytes(StandardCharsets.US_ASCII), 32);
        SecretKey key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, new byte[12]));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
