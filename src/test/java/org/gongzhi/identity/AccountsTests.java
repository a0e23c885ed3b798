package org.gongzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest
@AutoConfigureMockMvc
class AccountsTests {

    private final Accounts accounts;
    private final Readings readings;
    private final Vault vault;
    private final JdbcClient jdbc;

    AccountsTests(Accounts accounts, Readings readings, Vault vault, JdbcClient jdbc) {
        this.accounts = accounts;
        this.readings = readings;
        this.vault = vault;
        this.jdbc = jdbc;
    }

    @Test
    void anAccountIsFoundByItsNameAndItsPerson() {
        var fang = accounts.open("li.fang", "李芳", AccountKind.STAFF, "138 0000 1234", "first-password", true);

        assertThat(accounts.exists("li.fang")).isTrue();
        assertThat(accounts.byUsername("li.fang")).contains(fang);
        assertThat(accounts.person(fang)).contains(new Person(fang, "李芳"));
        assertThat(accounts.phoneOf(fang)).contains("13800001234");
    }

    @Test
    void theDatabaseAloneTellsNeitherPhoneNorPassword() {
        var person = accounts.open("wang.wei", "王伟", AccountKind.STAFF, "13911112222", "first-password", false);

        var row = jdbc.sql("""
                        select password, encode(phone, 'escape') as phone
                          from identity.account join identity.person on id = person
                         where person = :person
                        """).param("person", person).query().singleRow();

        assertThat(row.get("password")).asString().startsWith("$argon2id$").doesNotContain("first-password");
        assertThat(row.get("phone")).asString().doesNotContain("13911112222");
    }

    @Test
    void aNameIsGivenOnlyOnce() {
        accounts.open("twice", "甲", AccountKind.STAFF, null, "first-password", false);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> accounts.open("twice", "乙", AccountKind.STAFF, null, "first-password", false))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("identity.username-taken"));
    }

    @Test
    void manyPersonsBecomeKnownAtOnceInTheirOrder() {
        var ids = accounts.enrolAll(
                List.of(new Accounts.Newcomer("楼长甲", "13700000001"), new Accounts.Newcomer("楼长乙", null)));

        assertThat(accounts.person(ids.getFirst())).map(Person::name).contains("楼长甲");
        assertThat(accounts.phoneOf(ids.get(1))).isEmpty();
        assertThat(accounts.persons(ids)).extracting(Person::name).containsExactlyInAnyOrder("楼长甲", "楼长乙");
    }

    @Test
    void aReadingIsRememberedForItsOwner() {
        var owner = vault.digest("13800005555");
        readings.note(UUID.randomUUID(), "李芳", "BY20261122001", "phone", owner);

        assertThat(readings.of("BY20261122001")).extracting(Reading::readerName).containsExactly("李芳");
        assertThat(readings.ofOwner(owner)).hasSize(1);
    }
}
