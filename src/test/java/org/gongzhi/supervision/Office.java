package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Appointment;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.SmallTown;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Discipline officers of the small town, with a key and an app that shows codes. */
final class Office {

    static final String PASSPHRASE = "松树 石桥 一百零八 灯笼";

    static final PlaceCode CITY = new PlaceCode("6204");
    static final String CITY_OFFICE = "6204-jw";

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
        return officer(username, name, avoid, "discipline-officer", "620402-jw", SmallTown.COUNTY);
    }

    /** The same of the city, whose discipline office is another body. */
    UUID above(String username, String name) {
        return officer(username, name, "", "city-discipline", CITY_OFFICE, CITY);
    }

    /** No discipline officer any more, from today on. */
    void leaves(UUID person) {
        var today = Shanghai.day(Instant.now());
        posts.of(person).forEach(post -> posts.end(post.id(), today));
    }

    void returns(UUID person, String name) {
        appoint(person, name, "620402-jw", "discipline-officer", SmallTown.COUNTY);
    }

    private void appoint(UUID person, String name, String body, String duty, PlaceCode place) {
        posts.appoint(new Appointment(person, body, duty, name + "的职务", place, LocalDate.of(2025, 1, 1), null, null));
    }

    private UUID officer(String username, String name, String avoid, String duty, String body, PlaceCode place) {
        var known = accounts.byUsername(username);
        if (known.isPresent()) {
            return known.get();
        }
        var person = accounts.open(username, name, AccountKind.STAFF, null, "gravel-orchid-17", false);
        appoint(person, name, body, duty, place);
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
