package org.gongzhi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.gongzhi.kernel.Sha256;

/**
 * A public key of C2SP signed-note (验证钥): {@code name+hex of the id+base64 of type and key}. Type 1 signs notes, type 4
 * cosigns checkpoints.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its text
record NoteKey(String name, int type, PublicKey key, byte[] raw) {

    static final int SIGNS = 1;
    static final int COSIGNS = 4;

    /** What stands before an Ed25519 key in X.509 form. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    static NoteKey of(String name, int type, byte[] raw) {
        if (name.isEmpty() || name.length() > 200 || !name.matches("[^\\s+]+")) {
            throw new IllegalArgumentException("a key's name has no spaces and no plus sign");
        }
        try {
            var encoded =
                    ByteBuffer.allocate(PREFIX.length + raw.length).put(PREFIX).put(raw);
            var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.array()));
            return new NoteKey(name, type, key, raw);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /** @throws IllegalArgumentException if it is not a key of type 1 or 4, or its id does not fit */
    static NoteKey parse(String text) {
        var parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a key is written name+id+key");
        }
        var bytes = Base64.getDecoder().decode(parts[2]);
        if (bytes.length != 33 || (bytes[0] != SIGNS && bytes[0] != COSIGNS)) {
            throw new IllegalArgumentException("not an Ed25519 key of type 1 or 4");
        }
        var key = of(parts[0], bytes[0], Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!HexFormat.of().formatHex(key.id()).equals(parts[1])) {
            throw new IllegalArgumentException("the key's id does not fit its key");
        }
        return key;
    }

    /** The first four bytes of the hash over name, line feed, type and key. */
    byte[] id() {
        var hash = Sha256.of(name.getBytes(UTF_8), new byte[] {'\n', (byte) type}, raw);
        return Arrays.copyOf(hash, 4);
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        var typed =
                ByteBuffer.allocate(1 + raw.length).put((byte) type).put(raw).array();
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
