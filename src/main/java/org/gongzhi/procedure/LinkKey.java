package org.gongzhi.procedure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.gongzhi.identity.Vault;
import org.jspecify.annotations.Nullable;

/**
 * The key in the link given to a reporter: whoever has it may read what was said. It is derived from the number by a
 * secret of the house, so nothing need be stored and a repeated report gets the same link.
 */
final class LinkKey {

    private LinkKey() {}

    /** 20 characters, 120 bits, safe in an address. */
    static String of(Vault vault, MatterNumber number) {
        var digest = vault.mac("link", number.value());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 20);
    }

    static boolean opens(Vault vault, MatterNumber number, @Nullable String key) {
        return key != null
                && MessageDigest.isEqual(
                        of(vault, number).getBytes(StandardCharsets.US_ASCII), key.getBytes(StandardCharsets.US_ASCII));
    }
}
