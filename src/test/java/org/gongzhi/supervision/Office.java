package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Vault;
import org.gongzhi.organization.Appointment;
import org.gongzhi.organization.Posts;
import org.gongzhi.testing.SmallTown;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Discipline officers of the small town, with a key and an app that shows codes. */
final class Office {

    static final String PASSPHRASE = "松树 石桥 一百零八 灯笼";

    private static final byte[] SECRET = "twenty-secret-bytes!".getBytes(UTF_8);

    private final Accounts accounts;
    private final Posts posts;
    private final OfficerKeys keys;
    private final Vault vault;
    private final JdbcClient jdbc;

    Office(Accounts accounts, Posts posts, OfficerKeys keys, Vault vault, JdbcClient jdbc) {
        this.accounts = accounts;
        this.posts = posts;
        this.keys = keys;
        this.vault = vault;
        this.jdbc = jdbc;
    }

    /** Somebody with a post, a second factor and a key; asked again, the same. */
    UUID officer(String username, String name, String avoid) {
        var known = accounts.byUsername(username);
        if (known.isPresent()) {
            return known.get();
        }
        var person = accounts.open(username, name, AccountKind.STAFF, null, "gravel-orchid-17", false);
        posts.appoint(new Appointment(
                person,
                "620402-jw",
                "discipline-officer",
                name + "的职务",
                SmallTown.COUNTY,
                java.time.LocalDate.of(2025, 1, 1),
                null,
                null));
        jdbc.sql("update identity.account set totp = :totp, totp_step = 0 where person = :person")
                .param("totp", vault.seal(HexFormat.of().formatHex(SECRET), "totp:" + person))
                .param("person", person)
                .update();
        keys.create(person, PASSPHRASE, avoid);
        return person;
    }

    /** What the app shows; forgets that a code was used, so that a test need not wait half a minute. */
    String code(UUID person, Instant now) {
        jdbc.sql("update identity.account set totp_step = 0 where person = :person")
                .param("person", person)
                .update();
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA1"));
            var hash = mac.doFinal(
                    ByteBuffer.allocate(8).putLong(now.getEpochSecond() / 30).array());
            var number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & 0x7fff_ffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
