package org.gongzhi.decision;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals ballots so that only the closing of their vote opens them (选票密封): a key agreed by X25519 between one made for
 * this ballot and the vote's, then AES-256-GCM. Whoever seals needs only the public half and cannot open. All sealed
 * ballots are of one length, so that none tells what it says.
 */
final class BallotSeal {

    private static final String CURVE = "X25519";
    private static final int EPHEMERAL = 44;
    private static final int TAG_BITS = 128;

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

    /** @param context what the ballot belongs to; moved elsewhere it does not open */
    static byte[] seal(byte[] publicKey, Choice choice, String context) {
        try {
            var once = KeyPairGenerator.getInstance(CURVE).generateKeyPair();
            var ephemeral = once.getPublic().getEncoded();
            var vote = KeyFactory.getInstance(CURVE).generatePublic(new X509EncodedKeySpec(publicKey));
            var text = cipher(Cipher.ENCRYPT_MODE, agreed(once.getPrivate(), vote, ephemeral), context)
                    .doFinal(choice.letter().getBytes(StandardCharsets.US_ASCII));
            var sealed = Arrays.copyOf(ephemeral, EPHEMERAL + text.length);
            System.arraycopy(text, 0, sealed, EPHEMERAL, text.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if it was changed or moved, or belongs to another vote */
    static Choice open(PrivateKey secret, byte[] sealed, String context) {
        try {
            var ephemeral = Arrays.copyOf(sealed, EPHEMERAL);
            var once = KeyFactory.getInstance(CURVE).generatePublic(new X509EncodedKeySpec(ephemeral));
            var text = cipher(Cipher.DECRYPT_MODE, agreed(secret, once, ephemeral), context)
                    .doFinal(sealed, EPHEMERAL, sealed.length - EPHEMERAL);
            return Choice.parse(new String(text, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a ballot was changed or moved: " + context, e);
        }
    }

    static PrivateKey secret(byte[] encoded) {
        try {
            return KeyFactory.getInstance(CURVE).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands in the public log for a sealed ballot. */
    static String digest(byte[] sealed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKey agreed(PrivateKey one, PublicKey other, byte[] ephemeral) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance(CURVE);
        agreement.init(one);
        agreement.doPhase(other, true);
        var parameters = HKDFParameterSpec.ofExtract()
                .addIKM(new SecretKeySpec(agreement.generateSecret(), "Generic"))
                .addSalt(ephemeral)
                .thenExpand("gongzhi ballot".getBytes(StandardCharsets.US_ASCII), 32);
        return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
    }

    /** The key is used once, so the nonce need not be random. */
    private static Cipher cipher(int mode, SecretKey key, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, new byte[12]));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
