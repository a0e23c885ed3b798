package org.gongzhi.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.TestTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;

/** Seals of a town and of a body of the county: kept by an officer, approved by the head, watched by the county. */
@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@Import({SmallTown.class, SealOffice.class})
class OfficeSealsTests {

    private static final String BUREAU = "620402-zjj";

    private final SealOffice office;
    private final Seals seals;
    private final Custodies custodies;
    private final EntryRepository entries;
    private final RegisterData data;
    private final Matters matters;
    private final SmallTown town;
    private final TestTime.Movable time;

    OfficeSealsTests(
            SealOffice office,
            Seals seals,
            Custodies custodies,
            EntryRepository entries,
            RegisterData data,
            Matters matters,
            SmallTown town,
            TestTime.Movable time) {
        this.office = office;
        this.seals = seals;
        this.custodies = custodies;
        this.entries = entries;
        this.data = data;
        this.matters = matters;
        this.town = town;
        this.time = time;
    }

    @BeforeEach
    void itIsAWorkingMorning() {
        time.set(Instant.parse("2026-11-25T02:00:00Z"));
        if (known("江海")) {
            return;
        }
        town.appoint("江海", "town-officer", SmallTown.STREET, "620402001-jdb");
        town.appoint("罗正", "leader", SmallTown.COUNTY, "620402-jw");
        town.appoint("田禾", "department-officer", SmallTown.COUNTY, BUREAU);
        town.appoint("严明", "department-head", SmallTown.COUNTY, BUREAU);
        town.appoint("路平", "department-officer", SmallTown.COUNTY, "620402-zzzx");
    }

    @AfterEach
    void theClockGoesRightAgain() {
        time.set(Instant.now());
    }

    @Test
    void aTownsSealIsRegisteredByTheCountyKeptByAnOfficerAndApprovedByTheHead() {
        assertThat(code(() -> register("620402001-jdb", "陈静"))).isEqualTo("seal.may-not-register-office");
        var seal = register("620402001-jdb", "郑刚");
        assertThat(seal.code()).startsWith("620402001-");
        assertThat(code(() -> give(seal, "孙立"))).isEqualTo("seal.keeper-is-head");
        assertThat(code(() -> give(seal, "李芳"))).isEqualTo("seal.no-keeper-post");
        give(seal, "陈静");
        assertThat(code(() -> apply(seal, "陈静", Map.of()))).isEqualTo("seal.keeper-applies");
        assertThat(code(() -> apply(seal, "李芳", Map.of()))).isEqualTo("procedure.may-not-open");

        var number = apply(seal, "江海", Map.of("kind", "contract", "amount", "99999"));
        assertThat(code(() -> office.act("江海", number, "approve", Map.of()))).isNotEqualTo("");
        office.act("孙立", number, "approve", Map.of());
        assertThat(code(() -> office.act("江海", number, "use", office.shots(2)))).isNotEqualTo("");
        office.act("陈静", number, "use", office.shots(2));
        office.act("江海", number, "confirm", Map.of("agree", "yes"));
        office.act("陈静", number, "file", Map.of("shelf", "街道用印卷第 1 盒"));

        assertThat(office.now(number).state()).isEqualTo("filed");
        assertThat(entries.of(SmallTown.STREET, 1, 50)).anySatisfy(entry -> {
            assertThat(entry.number()).isEqualTo(number);
            assertThat(entry.tier()).isEqualTo("own");
        });
        assertThat(entries.of(SmallTown.VILLAGE, 1, 50))
                .noneMatch(entry -> entry.number().equals(number));
    }

    @Test
    void aBureausSealStaysWithinTheBureauUntilALeaderIsNeeded() {
        var seal = register(BUREAU, "郑刚");
        assertThat(code(() -> give(seal, "严明"))).isEqualTo("seal.keeper-is-head");
        assertThat(code(() -> give(seal, "路平"))).isEqualTo("seal.no-keeper-in-body");
        give(seal, "周平");
        assertThat(code(() -> apply(seal, "路平", Map.of()))).isEqualTo("seal.not-in-body");
        assertThat(code(() -> apply(seal, "田禾", Map.of("kind", "asset")))).isEqualTo("seal.field.tier.above");

        var number = apply(seal, "田禾", Map.of("kind", "asset", "tier", "above"));
        assertThat(code(() -> office.act("周平", number, "approve", Map.of()))).isEqualTo("seal.keeper-approves");
        office.act("严明", number, "approve", Map.of());
        assertThat(office.now(number).desk().key()).isEqualTo("leader@620402");
        office.act("罗正", number, "approve-above", Map.of());
        assertThat(office.now(number).desk().key()).as("back at the bureau").isEqualTo("body:" + BUREAU);
        office.act("周平", number, "use", office.shots(2));
        office.act("田禾", number, "confirm", Map.of("agree", "yes"));

        assertThat(entries.of(SmallTown.COUNTY, 1, 50))
                .anyMatch(entry -> entry.number().equals(number));
        assertThat(data.after(null, 100_000))
                .anySatisfy(row -> assertThat(new ArrayList<Object>(row.cells()))
                        .contains(number.value(), SmallTown.COUNTY.value(), "asset", "above", 2L));
    }

    @Test
    void aColleagueWhoIsNoHeadDoesNotApproveAndCertificatesAreNoOpenData() {
        var seal = register(BUREAU, "郑刚");
        give(seal, "周平");
        town.appoint("叶青" + seal.code(), "department-officer", SmallTown.COUNTY, BUREAU);
        var number = apply(seal, "田禾", Map.of("kind", "certificate"));
        assertThat(code(() -> office.act("叶青" + seal.code(), number, "approve", Map.of())))
                .isEqualTo("seal.not-a-head");
        office.act("严明", number, "approve", Map.of());
        office.act("周平", number, "use", office.shots(2));

        assertThat(entries.of(SmallTown.COUNTY, 1, 50))
                .filteredOn(entry -> entry.number().equals(number))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject()).isEmpty());
        assertThat(data.after(null, 100_000)).noneMatch(row -> row.cells().contains(number.value()));
        assertThat(data.after("nonsense';--", 10)).isNotNull();
    }

    private boolean known(String name) {
        try {
            return town.who(name) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private Seal register(String body, String by) {
        var wish = new Seals.Registration(
                body, "单位用印试章", "official", "备案样例", office.today().minusDays(9), null);
        return seals.register(wish, town.who(by));
    }

    private void give(Seal seal, String name) {
        custodies.handOver(seal.code(), town.who(name), "交接样例", town.who("郑刚"));
    }

    private MatterNumber apply(Seal seal, String name, Map<String, Object> more) {
        var fields = new HashMap<>(office.wish(seal, Map.of("tier", "own")));
        if (Keepers.byBody(seal.place())) {
            fields.put("body", seal.body());
        }
        fields.putAll(more);
        return open(UseWitness.procedure(seal.place()), seal.place(), fields, name);
    }

    private MatterNumber open(String procedure, PlaceCode place, Map<String, Object> fields, String name) {
        return matters.open(new Opening(procedure, place, null, "desk", fields, office.officer(name), null, null))
                .number();
    }

    /** What was refused: the field's key where fields are wrong. */
    private static String code(Runnable wish) {
        try {
            wish.run();
            return "";
        } catch (Refusal refusal) {
            return refusal.fields().isEmpty()
                    ? refusal.code()
                    : refusal.fields().values().iterator().next();
        }
    }
}
