package org.gongzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ApplicationModuleTest
@AutoConfigureMockMvc
class ProgramTokensTests {

    private static final SignedIn ADMINISTRATOR = new SignedIn(
            UUID.randomUUID(), "sys", "系统", AccountKind.SYSTEM_ADMIN, "", AccountKind.SYSTEM_ADMIN.rights());

    private final MockMvcTester mvc;
    private final ProgramTokens tokens;
    private final Bearers bearers;
    private final Accounts accounts;
    private final AccountRepository repository;
    private final TestTime.Movable watch;
    private final JdbcClient jdbc;

    ProgramTokensTests(
            MockMvcTester mvc,
            ProgramTokens tokens,
            Bearers bearers,
            Accounts accounts,
            AccountRepository repository,
            TestTime.Movable watch,
            JdbcClient jdbc) {
        this.mvc = mvc;
        this.tokens = tokens;
        this.bearers = bearers;
        this.accounts = accounts;
        this.repository = repository;
        this.watch = watch;
        this.jdbc = jdbc;
    }

    @Test
    void aProgramStandsForItsMemberOfStaff() {
        var person = open("hotline");
        var token = tokens.make("12345", "hotline", 30, ADMINISTRATOR);

        assertThat(tokens.bearer(token)).map(SignedIn::person).contains(person);
        // The door is open; behind it no module of this test has such a page.
        assertThat(mvc.get().uri("/api/nothing").header("Authorization", "Bearer " + token))
                .hasStatus(404);
    }

    @Test
    void withoutATokenAProgramIsToldWhatToDo() {
        assertThat(mvc.get().uri("/api/nothing"))
                .hasStatus(401)
                .hasHeader("WWW-Authenticate", "Bearer")
                .hasContentType("application/problem+json")
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:gongzhi:refusal:identity.token-missing");
        assertThat(mvc.get().uri("/api/nothing").header("Authorization", "Bearer gz_made-up"))
                .hasStatus(401)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("令牌");
    }

    @Test
    void whoShowsTooManyWrongTokensWaitsAndNobodyElseDoes() {
        open("guessed-at");
        var right = tokens.make("right", "guessed-at", 30, ADMINISTRATOR);
        for (int i = 0; i < WrongTokens.EACH; i++) {
            assertThat(show("gz_guess-" + i, "192.0.2.7")).hasStatus(401);
        }

        var stopped = show("gz_guess-more", "192.0.2.7");
        assertThat(stopped)
                .hasStatus(429)
                .hasContentType("application/problem+json")
                .headers()
                .containsHeader("Retry-After");
        assertThat(stopped)
                .bodyText()
                .contains("identity.tokens-too-many", "分钟")
                .doesNotContain("192.0.2.7");
        assertThat(show(right, "192.0.2.7")).as("the right one, from there").hasStatus(404);
        assertThat(show("gz_other-", "192.0.2.7"))
                .as("another program behind the same address")
                .hasStatus(401);
        assertThat(show("gz_guess-", "192.0.2.8")).as("from elsewhere").hasStatus(401);
        watch.advance(Duration.ofMinutes(11));
        assertThat(show("gz_guess-", "192.0.2.7")).hasStatus(401);
    }

    private MvcTestResult show(String token, String address) {
        return mvc.get()
                .uri("/api/nothing")
                .header("Authorization", "Bearer " + token)
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .exchange();
    }

    @Test
    void aTokenEndsWithItsDayItsRevocationOrItsAccount() {
        var person = open("ending");
        var lapsing = tokens.make("a", "ending", 1, ADMINISTRATOR);
        var revoked = tokens.make("b", "ending", 30, ADMINISTRATOR);
        var locked = tokens.make("c", "ending", 30, ADMINISTRATOR);
        tokens.all().stream()
                .filter(row -> row.username().equals("ending") && row.name().equals("b"))
                .forEach(row -> tokens.revoke(row.id(), ADMINISTRATOR));
        watch.advance(Duration.ofDays(2));

        assertThat(tokens.bearer(lapsing)).isEmpty();
        assertThat(tokens.bearer(revoked)).isEmpty();
        assertThat(tokens.bearer(locked)).isPresent();
        repository.updateLock(person, true);
        assertThat(tokens.bearer(locked)).isEmpty();
    }

    @Test
    void whatIsWithdrawnHereEndsAtOnceAndElsewhereWithinThreeSeconds() {
        var person = open("remembered");
        var here = tokens.make("here", "remembered", 30, ADMINISTRATOR);
        var elsewhere = tokens.make("elsewhere", "remembered", 30, ADMINISTRATOR);
        assertThat(bearers.of(here, "192.0.2.1")).isPresent();
        assertThat(bearers.of(elsewhere, "192.0.2.1")).map(SignedIn::person).contains(person);

        tokens.all().stream()
                .filter(row -> row.name().equals("here"))
                .forEach(row -> tokens.revoke(row.id(), ADMINISTRATOR));
        assertThat(bearers.of(here, "192.0.2.1")).isEmpty();

        assertThat(bearers.of(elsewhere, "192.0.2.1")).isPresent();
        jdbc.sql("update identity.account set locked = true where person = :person")
                .param("person", person)
                .update();
        watch.advance(Duration.ofSeconds(3));
        assertThat(bearers.of(elsewhere, "192.0.2.1")).isEmpty();

        repository.updateLock(person, false);
        assertThat(bearers.of(elsewhere, "192.0.2.1")).isPresent();
        repository.updateLock(person, true);
        assertThat(bearers.of(elsewhere, "192.0.2.1")).isEmpty();
    }

    @Test
    void noTokenStandsForAnAdministrator() {
        accounts.open("auditing", "审计", AccountKind.AUDIT_ADMIN, null, "wisteria-lamp-42", false);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> tokens.make("x", "auditing", 30, ADMINISTRATOR))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("identity.token-needs-staff"));
    }

    @Test
    void theDatabaseKeepsOnlyADigest() {
        open("digested");
        var token = tokens.make("x", "digested", 30, ADMINISTRATOR);

        assertThat(jdbc.sql("select row_to_json(t)::text from identity.program_token t")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(token.substring(3)));
    }

    private UUID open(String username) {
        return accounts.open(username, "某人", AccountKind.STAFF, null, "wisteria-lamp-42", false);
    }
}
