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
        assertThat(bearers.of(here)).isPresent();
        assertThat(bearers.of(elsewhere)).map(SignedIn::person).contains(person);

        tokens.all().stream()
                .filter(row -> row.name().equals("here"))
                .forEach(row -> tokens.revoke(row.id(), ADMINISTRATOR));
        assertThat(bearers.of(here)).isEmpty();

        assertThat(bearers.of(elsewhere)).isPresent();
        jdbc.sql("update identity.account set locked = true where person = :person")
                .param("person", person)
                .update();
        watch.advance(Duration.ofSeconds(3));
        assertThat(bearers.of(elsewhere)).isEmpty();

        repository.updateLock(person, false);
        assertThat(bearers.of(elsewhere)).isPresent();
        repository.updateLock(person, true);
        assertThat(bearers.of(elsewhere)).isEmpty();
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
