package org.gongzhi.supervision;

import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The key pairs of named officers. The private key lies in the database under a passphrase that is typed at each
 * reading and never kept: administrators can end a key and cannot use one.
 */
@Service
class OfficerKeys {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    private static final int AVOIDED = 400;
    private static final String AVOID = "supervision/avoid";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final InstantSource time;

    OfficerKeys(JdbcClient jdbc, Vault vault, InstantSource time) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.time = time;
    }

    /**
     * A key in use.
     *
     * @param avoid names whose reports its holder must not receive: relatives and others the holder named
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Holder(UUID id, UUID person, byte[] publicKey, List<String> avoid) {}

    /**
     * Makes a key pair for an officer; one made before ends.
     *
     * @throws Refusal if the passphrase is too short to keep anything
     */
    @Transactional
    public UUID create(UUID person, String passphrase, String avoid) {
        if (passphrase.length() < SHORTEST || passphrase.length() > LONGEST) {
            throw Refusal.invalid("supervision.passphrase-length", SHORTEST, LONGEST);
        }
        var id = Ids.next();
        var salt = Locks.random(16);
        var pair = Locks.pair();
        var now = Shanghai.utc(time.instant());
        jdbc.sql("update supervision.officer_key set ended = :now where person = :person and ended is null")
                .param("now", now)
                .param("person", person)
                .update();
        jdbc.sql("""
                        insert into supervision.officer_key (id, person, public_key, wrapped, salt, avoid, since)
                        values (:id, :person, :publicKey, :wrapped, :salt, :avoid, :now)
                        """)
                .param("id", id)
                .param("person", person)
                .param("publicKey", pair.getPublic().getEncoded())
                .param(
                        "wrapped",
                        Locks.seal(lock(passphrase, salt), pair.getPrivate().getEncoded(), context(id)))
                .param("salt", salt)
                .param("avoid", vault.seal(avoid.strip(), AVOID))
                .param("now", now)
                .update();
        return id;
    }

    /**
     * Changes whose reports the holder of a key must not receive.
     *
     * @throws Refusal if there are too many names to keep
     */
    @Transactional
    public void changeAvoided(UUID person, String avoid) {
        if (avoid.length() > AVOIDED) {
            throw Refusal.invalid("supervision.avoid-long", AVOIDED);
        }
        jdbc.sql("update supervision.officer_key set avoid = :avoid where person = :person and ended is null")
                .param("avoid", vault.seal(avoid.strip(), AVOID))
                .param("person", person)
                .update();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Locked(byte[] wrapped, byte[] salt) {}

    Optional<Holder> of(UUID person) {
        return inUse(List.of(person)).stream().findFirst();
    }

    List<Holder> inUse(List<UUID> persons) {
        return jdbc.sql("select id, person, public_key, avoid from supervision.officer_key"
                        + " where person = any (:persons) and ended is null")
                .param("persons", persons.toArray(UUID[]::new))
                .query((row, _) -> new Holder(
                        row.getObject("id", UUID.class),
                        row.getObject("person", UUID.class),
                        row.getBytes("public_key"),
                        names(vault.open(row.getBytes("avoid"), AVOID))))
                .list();
    }

    /** Everybody who has a key in use. */
    List<UUID> persons() {
        return jdbc.sql("select person from supervision.officer_key where ended is null order by since")
                .query((row, _) -> row.getObject("person", UUID.class))
                .list();
    }

    /** The public keys of those who received a report, ended ones left out. */
    List<Holder> holdersOf(UUID report) {
        var persons = jdbc.sql("select k.person from supervision.report_key r"
                        + " join supervision.officer_key k on k.id = r.holder"
                        + " where r.report = :report and k.ended is null")
                .param("report", report)
                .query((row, _) -> row.getObject("person", UUID.class))
                .list();
        return inUse(persons);
    }

    /** @throws Refusal if the passphrase is another one */
    PrivateKey unlock(Holder holder, String passphrase) {
        var locked = jdbc.sql("select wrapped, salt from supervision.officer_key where id = :id")
                .param("id", holder.id())
                .query((row, _) -> new Locked(row.getBytes("wrapped"), row.getBytes("salt")))
                .single();
        try {
            return Locks.privateKey(Locks.open(
                    lock(passphrase.length() > LONGEST ? "" : passphrase, locked.salt()),
                    locked.wrapped(),
                    context(holder.id())));
        } catch (Locks.Unopened _) {
            throw Refusal.invalid("supervision.passphrase-wrong");
        }
    }

    /** Names as people write them down, one after the other. */
    static List<String> names(String text) {
        return Arrays.stream(text.split("[\\s,，、;；/]+"))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    private byte[] lock(String passphrase, byte[] salt) {
        // The server's own key goes in too: a copied database alone does not let anybody begin to guess.
        var pepper = vault.mac("supervision-passphrase", HexFormat.of().formatHex(salt));
        return Locks.stretch(passphrase, pepper);
    }

    private static String context(UUID id) {
        return "officer-key/" + id;
    }
}
