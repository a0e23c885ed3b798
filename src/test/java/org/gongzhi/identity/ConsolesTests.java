package org.gongzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApplicationModuleTest
@AutoConfigureMockMvc
class ConsolesTests {

    private static final String PASSWORD = "wisteria-lamp-42";
    private static final Map<AccountKind, List<String>> WORK = Map.of(
            AccountKind.STAFF,
            List.of("/work/account"),
            AccountKind.SYSTEM_ADMIN,
            List.of("/admin/system", "/admin/system/tokens", "/admin/system/tokens/list.xlsx"),
            AccountKind.SECURITY_ADMIN,
            List.of("/admin/security", "/admin/security/policy"),
            AccountKind.AUDIT_ADMIN,
            List.of("/admin/audit", "/admin/audit/readings", "/admin/audit/list.xlsx"));

    private final MockMvcTester mvc;
    private final Accounts accounts;
    private final Administration administration;
    private final AccountRepository repository;
    private final JdbcClient jdbc;

    ConsolesTests(
            MockMvcTester mvc,
            Accounts accounts,
            Administration administration,
            AccountRepository repository,
            JdbcClient jdbc) {
        this.mvc = mvc;
        this.accounts = accounts;
        this.administration = administration;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @EnumSource
    void eachSeesTheirOwnWorkAndNobodyElses(AccountKind kind) {
        var visitor = signedIn(kind);

        WORK.forEach((owner, pages) -> pages.forEach(
                page -> assertThat(visitor.get(page)).as("%s at %s", kind, page).hasStatus(owner == kind ? 200 : 403)));
    }

    @ParameterizedTest
    @EnumSource(names = "SECURITY_ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void onlyTheSecurityAdministratorLocks(AccountKind kind) {
        var victim = accounts.open(unique(), "某人", AccountKind.STAFF, null, PASSWORD, false);

        var visitor = signedIn(kind);
        visitor.get(WORK.getOrDefault(kind, List.of()).getFirst());
        for (var act : List.of("lock", "unlock", "password", "second-factor", "sessions")) {
            assertThat(visitor.post("/admin/security/accounts/" + victim + "/" + act))
                    .hasStatus(403);
        }
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> administration.lock(victim, who(kind)));
        assertThat(repository.find(victim).orElseThrow().locked()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = "SYSTEM_ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void onlyTheSystemAdministratorOpensAccounts(AccountKind kind) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> administration.open("smuggled", "某人", AccountKind.STAFF, "", who(kind)));
        assertThat(accounts.exists("smuggled")).isFalse();
    }

    @Test
    void theSystemAdministratorOpensAnAccountWhoseFirstPasswordWorksOnce() {
        var administrator = signedIn(AccountKind.SYSTEM_ADMIN);
        administrator.get("/admin/system");
        var name = unique();
        var page = administrator.post(
                "/admin/system/accounts", "username", name, "name", "张敏", "kind", "STAFF", "phone", "13812345678");
        assertThat(page).hasStatusOk();
        var first = first(Visitor.text(page));

        var newcomer = new Visitor(mvc).signIn(name, first);

        assertThat(newcomer.get("/work")).hasStatus(302).hasHeader("Location", "/sign-in/password");
    }

    @Test
    void aNewAdministratorStaysOutUntilTheSecurityAdministratorLetsThemIn() {
        var name = unique();
        var opened = administration.open(name, "新管", AccountKind.AUDIT_ADMIN, "", who(AccountKind.SYSTEM_ADMIN));
        assertThat(opened.firstPassword()).isNull();
        assertThat(repository.find(opened.person()).orElseThrow().locked()).isTrue();

        var security = signedIn(AccountKind.SECURITY_ADMIN);
        security.get("/admin/security/accounts/" + opened.person());
        var first = first(Visitor.text(security.post("/admin/security/accounts/" + opened.person() + "/password")));
        security.get("/admin/security/accounts/" + opened.person());
        security.post("/admin/security/accounts/" + opened.person() + "/unlock");

        assertThat(new Visitor(mvc).signIn(name, first).get("/admin/audit")).hasHeader("Location", "/sign-in/password");
    }

    @Test
    void lockingEndsWhatIsOpen() {
        var name = unique();
        var person = accounts.open(name, "某人", AccountKind.STAFF, null, PASSWORD, false);
        var visitor = new Visitor(mvc).signIn(name, PASSWORD);
        assertThat(visitor.get("/work/account")).hasStatusOk();

        administration.lock(person, who(AccountKind.SECURITY_ADMIN));

        assertThat(visitor.get("/work/account")).hasStatus(302);
    }

    @Test
    void nobodyActsOnThemselves() {
        var security = who(AccountKind.SECURITY_ADMIN);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> administration.resetSecondFactor(security.person(), security));
    }

    @Test
    void theAuditAdministratorReadsWhatTheOthersDid() {
        var name = unique();
        administration.open(name, "某人", AccountKind.STAFF, "", who(AccountKind.SYSTEM_ADMIN));

        assertThat(signedIn(AccountKind.AUDIT_ADMIN).get("/admin/audit?words=" + name))
                .hasStatusOk()
                .bodyText()
                .contains("开立账号", name);
    }

    @Test
    void theBooksCannotBeRewritten() {
        administration.open(unique(), "某人", AccountKind.STAFF, "", who(AccountKind.SYSTEM_ADMIN));

        for (var sql : List.of(
                "update identity.audit set detail = ''",
                "delete from identity.audit",
                "truncate identity.audit",
                "update identity.reading set field = ''",
                "delete from identity.reading")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(sql)
                    .isThrownBy(() -> jdbc.sql(sql).update());
        }
    }

    @Test
    void aPolicyOutOfRangeIsRefusedAtItsField() {
        var security = signedIn(AccountKind.SECURITY_ADMIN);
        security.get("/admin/security/policy");

        assertThat(security.post(
                        "/admin/security/policy",
                        "maxFailures",
                        "1",
                        "lockMinutes",
                        "15",
                        "passwordLength",
                        "10",
                        "idleMinutes",
                        "30"))
                .hasStatus(422)
                .bodyText()
                .contains("f-maxFailures-error");
    }

    private Visitor signedIn(AccountKind kind) {
        var name = unique();
        accounts.open(name, "某人", kind, null, PASSWORD, false);
        return new Visitor(mvc).signIn(name, PASSWORD);
    }

    private static SignedIn who(AccountKind kind) {
        return new SignedIn(UUID.randomUUID(), "test", "测试", kind, "", kind.rights());
    }

    private static String unique() {
        return "u" + UUID.randomUUID().toString().substring(0, 12);
    }

    private static String first(String page) {
        var found = Pattern.compile("<code class=\"figure\">([^<]+)</code>").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
