package org.gongzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Pattern;
import org.gongzhi.testing.TestTime;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApplicationModuleTest
@AutoConfigureMockMvc
class SecondFactorTests {

    private static final String PASSWORD = "wisteria-lamp-42";
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final MockMvcTester mvc;
    private final Accounts accounts;
    private final TestTime.Movable watch;
    private final JdbcClient jdbc;

    SecondFactorTests(MockMvcTester mvc, Accounts accounts, TestTime.Movable watch, JdbcClient jdbc) {
        this.mvc = mvc;
        this.accounts = accounts;
        this.watch = watch;
        this.jdbc = jdbc;
    }

    @Test
    void afterEnrolmentThePasswordAloneOpensNothing() {
        var secret = enrolled("careful");
        var visitor = new Visitor(mvc).signIn("careful", PASSWORD);

        assertThat(visitor.get("/work/account")).hasStatus(302).hasHeader("Location", "/sign-in/code");
        visitor.get("/sign-in/code");
        assertThat(visitor.post("/sign-in/code", "code", codeNow(secret)))
                .hasStatus(302)
                .hasHeader("Location", "/work");
        assertThat(visitor.get("/work/account")).hasStatusOk();
    }

    @Test
    void aCodeIsGoodOnce() {
        var secret = enrolled("replayed");
        var code = codeNow(secret);
        var first = new Visitor(mvc).signIn("replayed", PASSWORD);
        first.get("/sign-in/code");
        first.post("/sign-in/code", "code", code);

        var second = new Visitor(mvc).signIn("replayed", PASSWORD);
        second.get("/sign-in/code");

        assertThat(second.post("/sign-in/code", "code", code)).hasStatus(422);
        assertThat(second.get("/work/account")).hasHeader("Location", "/sign-in/code");
    }

    @Test
    void guessingCodesShutsTheDoorEvenIfThePasswordIsRightEachTime() {
        var secret = enrolled("guessed");
        for (int i = 0; i < 5; i++) {
            var visitor = new Visitor(mvc).signIn("guessed", PASSWORD);
            visitor.get("/sign-in/code");
            visitor.post("/sign-in/code", "code", "000000");
        }
        var visitor = new Visitor(mvc);
        visitor.get("/sign-in");

        assertThat(visitor.post("/sign-in", "username", "guessed", "password", PASSWORD))
                .hasStatus(422);
        assertThat(secret).isNotEmpty();
    }

    @Test
    void theSecretIsSealedInTheDatabase() {
        var secret = enrolled("sealed");

        var kept = jdbc.sql("select encode(totp, 'escape') from identity.account where username = 'sealed'")
                .query(String.class)
                .single();

        assertThat(kept).doesNotContain(Totp.base32(secret));
    }

    @Test
    void theQrPictureAndTheTextCarryTheSameSecret() {
        accounts.open("pictured", "某人", AccountKind.STAFF, null, PASSWORD, false);
        var page = Visitor.text(new Visitor(mvc).signIn("pictured", PASSWORD).get("/work/account/totp"));

        assertThat(page).contains("<svg", "otpauth://totp/", "secret=" + Totp.base32(secretIn(page)));
    }

    @Test
    void anAdministratorWithoutSecondFactorMustEnrolWhenThePolicySaysSo() {
        accounts.open("strict", "某人", AccountKind.AUDIT_ADMIN, null, PASSWORD, false);
        jdbc.sql("update identity.policy set admins_need_totp = true").update();
        try {
            var visitor = new Visitor(mvc).signIn("strict", PASSWORD);
            assertThat(visitor.get("/admin/audit")).hasHeader("Location", "/sign-in/enrol");

            var secret = secretIn(Visitor.text(visitor.get("/sign-in/enrol")));
            assertThat(visitor.post("/sign-in/enrol", "code", Totp.code(secret, Totp.step(watch.instant()))))
                    .hasHeader("Location", "/admin/audit");
            assertThat(visitor.get("/admin/audit")).hasStatusOk();
        } finally {
            jdbc.sql("update identity.policy set admins_need_totp = false").update();
        }
    }

    private byte[] enrolled(String username) {
        accounts.open(username, "某人", AccountKind.STAFF, null, PASSWORD, false);
        var visitor = new Visitor(mvc).signIn(username, PASSWORD);
        var secret = secretIn(Visitor.text(visitor.get("/work/account/totp")));
        assertThat(visitor.post("/work/account/totp", "code", Totp.code(secret, Totp.step(watch.instant()))))
                .hasHeader("Location", "/work/account?done=totp-on");
        return secret;
    }

    /** A fresh one: the code used for the enrolment is used up. */
    private String codeNow(byte[] secret) {
        watch.advance(Duration.ofSeconds(60));
        return Totp.code(secret, Totp.step(watch.instant()));
    }

    private static byte[] secretIn(String page) {
        var found = Pattern.compile("<code>([A-Z2-7 ]{39})</code>").matcher(page);
        assertThat(found.find()).isTrue();
        var bits = BigInteger.ZERO;
        for (char letter : found.group(1).replace(" ", "").toCharArray()) {
            bits = bits.shiftLeft(5).add(BigInteger.valueOf(LETTERS.indexOf(letter)));
        }
        var bytes = new byte[20];
        for (int i = 19; i >= 0; i--) {
            bytes[i] = bits.byteValue();
            bits = bits.shiftRight(8);
        }
        return bytes;
    }
}
