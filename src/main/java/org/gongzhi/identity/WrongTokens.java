package org.gongzhi.identity;

import java.time.Duration;
import java.time.InstantSource;
import org.gongzhi.kernel.Refusal;
import org.springframework.stereotype.Component;

/**
 * Keys that open nothing: how often one address may show them. Counted by address and by how the key begins, so that
 * one program with an old key does not stop the others behind the same address; and by address alone, against whoever
 * tries many.
 */
@Component
class WrongTokens {

    private static final String TOO_MANY = "identity.tokens-too-many";
    private static final Duration WINDOW = Duration.ofMinutes(10);
    static final int EACH = 30;
    private static final int ALL = 300;
    private static final int BEGINNING = 8;

    private final Allowance each;
    private final Allowance all;

    WrongTokens(Vault vault, InstantSource time) {
        this.each = new Allowance(vault, time, "wrong-token", WINDOW, EACH);
        this.all = new Allowance(vault, time, "wrong-tokens", WINDOW, ALL);
    }

    /** @throws Refusal saying in how many minutes to try again */
    void require(String address, String token) {
        each.require(key(address, token), TOO_MANY);
        all.require(address, TOO_MANY);
    }

    void count(String address, String token) {
        each.count(key(address, token));
        all.count(address);
    }

    private static String key(String address, String token) {
        return address + " " + token.substring(0, Math.min(BEGINNING, token.length()));
    }
}
