package org.gongzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.gongzhi.testing.TestTime;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApplicationModuleTest
@AutoConfigureMockMvc
class SignInTests {

    private static final String PASSWORD = "wisteria-lamp-42";

    private final MockMvcTester mvc;
    private final Accounts accounts;
    private final AccountRepository repository;
    private final TestTime.Movable watch;

    SignInTests(MockMvcTester mvc, Accounts accounts, AccountRepository repository, TestTime.Movable watch) {
        this.mvc = mvc;
        this.accounts = accounts;
        this.repository = repository;
        this.watch = watch;
    }

    @BeforeEach
    void theCrowdOfEarlierTestsIsForgotten() {
        watch.advance(Duration.ofHours(1));
    }

    @Test
    void whoKnowsThePasswordComesInAndGoesWhereTheyWanted() {
        open("lifang");
        var visitor = new Visitor(mvc);

        assertThat(visitor.get("/work/account")).hasStatus(302).hasHeader("Location", "/sign-in?to=%2Fwork%2Faccount");
        visitor.get("/sign-in?to=%2Fwork%2Faccount");
        assertThat(visitor.post("/sign-in", "username", "LiFang ", "password", PASSWORD, "to", "/work/account"))
                .hasStatus(302)
                .hasHeader("Location", "/work/account");
        assertThat(visitor.get("/work/account")).hasStatusOk().bodyText().contains("lifang");
    }

    @Test
    void nobodyIsSentToAForeignPage() {
        open("foreign");
        for (var to : new String[] {"https://evil.example", "//evil.example", "/\\evil.example", "/admin/system"}) {
            var visitor = new Visitor(mvc);
            visitor.get("/sign-in");

            assertThat(visitor.post("/sign-in", "username", "foreign", "password", PASSWORD, "to", to))
                    .hasHeader("Location", "/work");
        }
    }

    @Test
    void unknownNameWrongPasswordAndLockedAccountReadTheSame() {
        open("present");
        var locked = open("shut");
        repository.updateLock(locked, true);

        var unknown = refusalOf("absent", PASSWORD);
        assertThat(refusalOf("present", "wrong")).isEqualTo(unknown);
        assertThat(refusalOf("shut", PASSWORD)).isEqualTo(unknown);
        assertThat(refusalOf("shut", "wrong")).isEqualTo(unknown);
    }

    @Test
    void anUnknownNameCostsTheSameWork(@Autowired Passwords passwords) {
        open("worked");
        var real = repository.find("worked").orElseThrow().password();

        assertThat(parameters(passwords.decoy())).isEqualTo(parameters(real)).startsWith("$argon2id$");
    }

    @Test
    void fiveFailuresShutTheDoorForAQuarterOfAnHour() {
        open("clumsy");
        for (int i = 0; i < 5; i++) {
            refusalOf("clumsy", "wrong" + i);
        }

        assertThat(comesIn("clumsy")).isFalse();
        watch.advance(Duration.ofMinutes(14));
        assertThat(comesIn("clumsy")).isFalse();
        watch.advance(Duration.ofMinutes(2));
        assertThat(comesIn("clumsy")).isTrue();
    }

    @Test
    void fourFailuresAreForgottenOnceOneComesIn() {
        open("lucky");
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                refusalOf("lucky", "wrong" + i);
            }
            assertThat(comesIn("lucky")).isTrue();
        }
    }

    @Test
    void aSessionPlantedBeforeSignInIsWorthNothing() {
        open("target");
        accounts.open("mole", "某人", AccountKind.STAFF, null, PASSWORD, true);
        var attacker = new Visitor(mvc).signIn("mole", PASSWORD);
        var planted = attacker.cookie("gz_session");
        var victim = new Visitor(mvc).plant("gz_session", planted);

        victim.signIn("target", PASSWORD);

        assertThat(victim.get("/work/account")).hasStatusOk();
        assertThat(victim.cookie("gz_session")).isNotEqualTo(planted);
        assertThat(attacker.get("/work/account")).hasStatus(302).hasHeader("Location", "/sign-in?to=%2Fwork%2Faccount");
    }

    @Test
    void signingOutEndsTheSession() {
        open("leaving");
        var visitor = new Visitor(mvc).signIn("leaving", PASSWORD);
        var session = visitor.cookie("gz_session");
        visitor.get("/work/account");

        assertThat(visitor.post("/sign-out")).hasStatus(302).hasHeader("Location", "/sign-in?left");
        assertThat(new Visitor(mvc).plant("gz_session", session).get("/work/account"))
                .hasStatus(302);
    }

    @Test
    void aSingleSessionEndsTheOthers() {
        var person = open("single");
        repository.updateSingleSession(person, true);
        var office = new Visitor(mvc).signIn("single", PASSWORD);
        assertThat(office.get("/work/account")).hasStatusOk();
        var home = new Visitor(mvc).signIn("single", PASSWORD);

        assertThat(office.get("/work/account")).hasStatus(302);
        assertThat(home.get("/work/account")).hasStatusOk();
    }

    @Test
    void aFirstPasswordMustBeChangedBeforeAnythingElse() {
        accounts.open("newcomer", "新人", AccountKind.STAFF, null, PASSWORD, true);
        var visitor = new Visitor(mvc).signIn("newcomer", PASSWORD);

        assertThat(visitor.get("/work/account")).hasStatus(302).hasHeader("Location", "/sign-in/password");
        visitor.get("/sign-in/password");
        assertThat(visitor.post("/sign-in/password", "fresh", "short", "repeated", "short"))
                .hasStatus(422);
        assertThat(visitor.post("/sign-in/password", "fresh", PASSWORD, "repeated", PASSWORD))
                .hasStatus(422);
        assertThat(visitor.post("/sign-in/password", "fresh", "quiet-river-77", "repeated", "quiet-river-77"))
                .hasHeader("Location", "/work");
        assertThat(visitor.get("/work/account")).hasStatusOk();
        assertThat(refusalOf("newcomer", PASSWORD)).contains("没有登录成功");
    }

    private UUID open(String username) {
        return accounts.open(username, "某人", AccountKind.STAFF, null, PASSWORD, false);
    }

    private String refusalOf(String username, String password) {
        var visitor = new Visitor(mvc);
        visitor.get("/sign-in");
        var answer = visitor.post("/sign-in", "username", username, "password", password);
        assertThat(answer).hasStatus(422);
        return Visitor.text(answer)
                .replace("value=\"" + username + "\"", "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private boolean comesIn(String username) {
        var visitor = new Visitor(mvc).signIn(username, PASSWORD);
        return visitor.get("/work/account").getResponse().getStatus() == 200;
    }

    private static String parameters(String encoded) {
        return encoded.substring(0, encoded.indexOf('$', encoded.indexOf("p=")));
    }
}
