package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.kernel.Shanghai;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The price of a form: it is good when it has been open for a while, or at once when the browser did some work for it.
 * Writing takes longer than the wait, so that people without scripts hardly notice; a program that sends thousands
 * does.
 */
@Component
class Tickets {

    private static final Duration LASTS = Duration.ofHours(24);
    private static final int RANDOM = 16;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final WhistleRules rules;
    private final InstantSource time;

    Tickets(JdbcClient jdbc, Vault vault, WhistleRules rules, InstantSource time) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.rules = rules;
        this.time = time;
    }

    /** A ticket that was checked. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ticket(byte[] random, Instant issued) {}

    /** Nothing is written down when one is given out: whoever only looks leaves no trace. */
    String issue() {
        var body = ByteBuffer.allocate(RANDOM + Long.BYTES)
                .put(Locks.random(RANDOM))
                .putLong(time.instant().getEpochSecond())
                .array();
        return text(body) + "." + text(Arrays.copyOf(mac(body), RANDOM));
    }

    /**
     * The ticket, if it is ours and not too old.
     *
     * @throws Refusal if it is none of ours or a day old
     */
    Ticket read(String typed) {
        return parse(typed)
                .filter(ticket -> ticket.issued().plus(LASTS).isAfter(time.instant()))
                .orElseThrow(() -> Refusal.invalid("supervision.ticket-old"));
    }

    /** How long the form must still wait; zero when it waited, or the proof is right. */
    Duration left(Ticket ticket, String typed, String proof) {
        var ripe = ticket.issued().plus(rules.patience());
        var now = time.instant();
        return !now.isBefore(ripe) || isProof(typed, proof) ? Duration.ZERO : Duration.between(now, ripe);
    }

    /** Uses it up; whether it was this call that did. */
    boolean use(Ticket ticket) {
        return jdbc.sql(
                                "insert into supervision.ticket (digest, until) values (:digest, :until) on conflict do nothing")
                        .param("digest", Sha256.of(ticket.random()))
                        .param("until", Shanghai.utc(ticket.issued().plus(LASTS)))
                        .update()
                == 1;
    }

    /** The receipt of whatever is sent with this ticket: sent twice, it is the same report and the same receipt. */
    Receipt receipt(Ticket ticket) {
        return Receipt.of(vault.mac("supervision-receipt", text(ticket.random())));
    }

    int sweep() {
        return jdbc.sql("delete from supervision.ticket where until <= :now")
                .param("now", Shanghai.utc(time.instant()))
                .update();
    }

    /** Whether SHA-256 of ticket, colon and proof begins with enough zero bits. */
    private boolean isProof(String ticket, String proof) {
        if (proof.isEmpty() || proof.length() > 20) {
            return false;
        }
        var head = ByteBuffer.wrap(Sha256.of((ticket + ":" + proof).getBytes(UTF_8)))
                .getInt();
        return Integer.numberOfLeadingZeros(head) >= rules.bits();
    }

    private Optional<Ticket> parse(String typed) {
        int dot = typed.indexOf('.');
        if (dot < 0 || typed.length() > 80) {
            return Optional.empty();
        }
        try {
            var body = Base64.getUrlDecoder().decode(typed.substring(0, dot));
            var mac = Base64.getUrlDecoder().decode(typed.substring(dot + 1));
            if (body.length != RANDOM + Long.BYTES || !MessageDigest.isEqual(mac, Arrays.copyOf(mac(body), RANDOM))) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(body);
            var random = new byte[RANDOM];
            buffer.get(random);
            return Optional.of(new Ticket(random, Instant.ofEpochSecond(buffer.getLong())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private byte[] mac(byte[] body) {
        return vault.mac("supervision-ticket", text(body));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
