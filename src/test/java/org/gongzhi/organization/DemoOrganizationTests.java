package org.gongzhi.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.DemoSignIns;
import org.gongzhi.territory.DemoTerritory;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.modulith.test.ApplicationModuleTest;

@ApplicationModuleTest
@AutoConfigureMockMvc
class DemoOrganizationTests {

    private static final PlaceCode CITY = new PlaceCode("6204");
    private static final PlaceCode COUNTY = new PlaceCode("620402");

    private final DemoTerritory territory;
    private final DemoOrganization demo;
    private final Accounts accounts;
    private final Posts posts;
    private final Bodies bodies;
    private final Places places;

    DemoOrganizationTests(
            DemoTerritory territory,
            DemoOrganization demo,
            Accounts accounts,
            Posts posts,
            Bodies bodies,
            Places places) {
        this.territory = territory;
        this.demo = demo;
        this.accounts = accounts;
        this.posts = posts;
        this.bodies = bodies;
        this.places = places;
    }

    @BeforeEach
    void theDemonstrationIsLoaded() {
        territory.load(DemoOrganization.STAGE);
        demo.load();
        demo.load();
    }

    @Test
    void everySignInOnThePageCanBeUsed() {
        assertThat(demo.demoSignIns())
                .extracting(DemoSignIns.DemoSignIn::username)
                .containsExactly(
                        "community",
                        "committee",
                        "town",
                        "department",
                        "centre",
                        "supervisor",
                        "leader",
                        "grid",
                        "discipline",
                        "sysadmin",
                        "secadmin",
                        "auditor")
                .allMatch(accounts::exists);
    }

    @Test
    void eachSeesWhatTheirPostGives() {
        assertThat(scopeOf("community").places()).containsExactly(DemoOrganization.STAGE);
        assertThat(scopeOf("town").places()).containsExactly(new PlaceCode("620402001"));
        assertThat(scopeOf("department").places()).isEmpty();
        assertThat(scopeOf("department").bodies()).containsExactly("620402-zjj");
        assertThat(scopeOf("centre").places()).containsExactly(COUNTY);
        assertThat(scopeOf("supervisor").places()).containsExactly(COUNTY);
        assertThat(scopeOf("leader").places()).containsExactly(COUNTY);
        assertThat(scopeOf("grid").places()).containsExactly(new PlaceCode("620402001006001"));
        for (var administrator : List.of("sysadmin", "secadmin", "auditor")) {
            assertThat(scopeOf(administrator)).isSameAs(Scope.none());
        }
    }

    @Test
    void aSecondPersonIsThereToVerifyWhatTheFirstDid() {
        assertThat(posts.at(Desk.of("community-officer", DemoOrganization.STAGE)))
                .hasSizeGreaterThanOrEqualTo(3);
        assertThat(posts.at(Desk.of("community-head", DemoOrganization.STAGE))).hasSize(1);
        assertThat(posts.gaps(new PlaceCode("620402001"))).isEmpty();
    }

    @Test
    void theWholeCityIsStaffedWithAFewGapsThatSomebodyAnswersFor() {
        var whole = posts.coverage(CITY);
        assertThat(whole.expected()).isGreaterThan(860 * 2 + 78 * 2);
        assertThat(whole.percent()).isBetween(93, 99);
        assertThat(posts.gaps(CITY))
                .hasSize(whole.missing())
                .noneMatch(gap -> gap.fallsTo().isEmpty());
        assertThat(bodies.departments(COUNTY)).hasSize(12);
    }

    @Test
    void everyDoorOfTheStageHasAWorkerAndMostHaveAHead() {
        var building = DemoTerritory.BUILDING;
        assertThat(posts.deskFor("building-head", building).duty()).isEqualTo("building-head");
        assertThat(posts.holders(posts.deskFor("grid-worker", building)))
                .extracting(Post::personName)
                .containsExactly("王春雨");
        assertThat(places.fullName(building)).contains("惠民小区");
    }

    @Test
    void aDeskAnywhereIsInSomebodysInbox() {
        var everyone = posts.inForce(
                posts.scopeOf(posts.at(Desk.of("city-desk", CITY)).getFirst().person()));
        var inboxes = everyone.stream()
                .flatMap(post -> posts.scopeOf(post.person()).desks().stream())
                .collect(Collectors.toSet());

        assertThat(inboxes)
                .containsAll(posts.gaps(CITY).stream()
                        .map(gap -> gap.body() == null
                                ? Desk.of(gap.duty().key(), gap.place())
                                : Desk.ofBody(gap.body().code()))
                        .toList())
                .containsAll(Set.of(
                        Desk.of("community-officer", COUNTY),
                        Desk.of("city-desk", CITY),
                        Desk.ofBody("620402-zjj"),
                        Desk.of("town-officer", new PlaceCode("620402001"))));
    }

    private Scope scopeOf(String username) {
        return posts.scopeOf(accounts.byUsername(username).orElseThrow());
    }
}
