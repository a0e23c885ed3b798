package org.gongzhi.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.gongzhi.identity.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The log's own key: signs checkpoints under the log's name. Made from the installation's secret, never stored. */
@Component
class LogKey {

    private final PrivateKey secret;
    private final NoteKey shown;

    @Autowired
    LogKey(Vault vault, @Value("${gongzhi.log.origin:gongzhi.local/log}") String origin) {
        this(vault.signingSeed(), origin);
    }

    LogKey(byte[] seed, String origin) {
        try {
            this.secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            var raw = new byte[Ed25519.PUBLIC_KEY_SIZE];
            Ed25519.generatePublicKey(seed, 0, raw, 0);
            this.shown = NoteKey.of(origin, NoteKey.SIGNS, raw);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What whoever verifies must know. */
    NoteKey shown() {
        return shown;
    }

    String origin() {
        return shown.name();
    }

    SignedNote sign(Checkpoint checkpoint) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(secret);
            signer.update(checkpoint.text().getBytes(UTF_8));
            var line = new SignedNote.Line(shown.name(), shown.id(), signer.sign());
            return new SignedNote(checkpoint.text(), List.of(line));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
