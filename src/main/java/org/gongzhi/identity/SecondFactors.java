package org.gongzhi.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The second factor of an account: a secret shared with an app, kept sealed, each code good once. */
@Service
@Transactional
public class SecondFactors {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Audit audit;
    private final InstantSource clock;

    SecondFactors(JdbcClient jdbc, Vault vault, Audit audit, InstantSource clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a code is asked of this person at all. */
    @Transactional(readOnly = true)
    public boolean isOn(UUID person) {
        return jdbc.sql("select exists (select from identity.account where person = :person and totp is not null)")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    /** Uses a code up: the same code, or an older one, is refused from then on. */
    public boolean accepts(UUID person, String code) {
        var secret = jdbc.sql("select totp from identity.account where person = :person and totp is not null")
                .param("person", person)
                .query((row, _) -> row.getBytes("totp"))
                .optional()
                .map(kept -> HexFormat.of().parseHex(vault.open(kept, context(person))));
        var step = secret.map(bytes -> Totp.stepOf(bytes, code.replaceAll("\\s", ""), clock.instant()));
        return step.isPresent()
                && step.get().isPresent()
                && use(person, step.get().getAsLong());
    }

    private boolean use(UUID person, long step) {
        return jdbc.sql("update identity.account set totp_step = :step where person = :person and totp_step < :step")
                        .param("person", person)
                        .param("step", step)
                        .update()
                == 1;
    }

    /** Turns the second factor on, once the app has shown that it knows the secret. */
    void enrol(SignedIn who, byte[] secret, String code) {
        var step = Totp.stepOf(secret, code.replaceAll("\\s", ""), clock.instant())
                .orElseThrow(() -> Refusal.invalid("identity.code-wrong"));
        jdbc.sql("update identity.account set totp = :totp, totp_step = :step where person = :person")
                .param("person", who.person())
                .param("totp", vault.seal(HexFormat.of().formatHex(secret), context(who.person())))
                .param("step", step)
                .update();
        audit.note("identity.act.second-factor-on", who, who.username(), "");
    }

    /** Turns it off; whoever does so must know a code, or be the security administrator. */
    void remove(UUID person) {
        jdbc.sql("update identity.account set totp = null where person = :person")
                .param("person", person)
                .update();
    }

    /** What the app reads from the picture. */
    static String address(String username, byte[] secret) {
        return "otpauth://totp/" + URLEncoder.encode("共治:" + username, UTF_8).replace("+", "%20") + "?secret="
                + Totp.base32(secret) + "&issuer=" + URLEncoder.encode("共治", UTF_8) + "&digits=6&period=30";
    }

    private static String context(UUID person) {
        return "totp:" + person;
    }
}
