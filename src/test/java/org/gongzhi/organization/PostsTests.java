package org.gongzhi.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.gongzhi.identity.Accounts;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.territory.PlaceCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest
// A context, and so a database, of its own: others settle whole cities.
@TestPropertySource(properties = "gongzhi.test=PostsTests")
class PostsTests {

    private static final LocalDate LAST_YEAR = LocalDate.of(2025, 1, 1);
    private static final PlaceCode VILLAGE = Ground.VILLAGE;

    private final Posts posts;
    private final Bodies bodies;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    PostsTests(Posts posts, Bodies bodies, Accounts accounts, JdbcClient jdbc, TransactionTemplate transaction) {
        this.posts = posts;
        this.bodies = bodies;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @BeforeEach
    void aTownWithOneCommunity() {
        Ground.lay(jdbc);
        bodies.found(List.of(
                new Bodies.Founding(body("990402-zzzx", "centre", "990402"), "0943-8220000"),
                new Bodies.Founding(body("990402001006-wyh", "committee", "990402001006"), "0943-8221006")));
    }

    @Test
    void anAppointmentGivesPowerAtOnceAndItsEndTakesIt() {
        var li = accounts.enrol("李芳", null);
        assertThat(posts.scopeOf(li).isEmpty()).isTrue();

        var post = appoint(li, "community-officer", VILLAGE.value());
        assertThat(posts.scopeOf(li).sees(VILLAGE)).isTrue();
        assertThat(posts.of(li)).singleElement().isEqualTo(post);
        assertThat(posts.titleOf(li)).isEqualTo("社区工作人员");
        assertThat(post.officePhone()).isEqualTo("0943-8221006");

        posts.end(post.id(), post.from());
        assertThat(posts.scopeOf(li)).isSameAs(Scope.none());
        assertThat(posts.everOf(li)).hasSize(1);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> posts.end(post.id(), post.from()))
                .returns("organization.already-ended", Refusal::code);
    }

    @Test
    void anAppointmentTakenBackGivesNothing() {
        var zhao = accounts.enrol("赵六", null);

        transaction.executeWithoutResult(status -> {
            appoint(zhao, "community-officer", VILLAGE.value());
            posts.scopeOf(zhao);
            status.setRollbackOnly();
        });

        assertThat(posts.scopeOf(zhao)).isSameAs(Scope.none());
    }

    @Test
    void aDeskStandsAtTheTierOfItsDuty() {
        var building = new PlaceCode("990402001006001001001");

        assertThat(posts.deskFor("community-officer", building)).hasToString("community-officer@990402001006");
        assertThat(posts.deskFor("town-officer", building)).hasToString("town-officer@990402001");
        assertThat(posts.deskFor("city-desk", building)).hasToString("city-desk@9904");
        assertThat(posts.deskFor("community-officer", new PlaceCode("990402"))).hasToString("community-officer@990402");
        assertThat(posts.deskFor("building-head", building)).hasToString("grid-worker@990402001006001");

        var volunteer = appoint(accounts.enrol("孙大妈", null), "building-head", building.value());
        assertThat(posts.deskFor("building-head", building)).isEqualTo(volunteer.desk());
        posts.end(volunteer.id(), volunteer.from());
    }

    @Test
    void aGapSaysWhoAnswersMeanwhile() {
        var centre = posts.appoint(new Appointment(
                accounts.enrol("周敏", null),
                "990402-zzzx",
                "centre-officer",
                "中心干部",
                new PlaceCode("990402"),
                LAST_YEAR,
                null,
                null));

        assertThat(posts.gaps(VILLAGE))
                .extracting(gap -> gap.duty().key())
                .containsExactlyInAnyOrder("community-officer", "community-head", "grid-worker");
        assertThat(posts.gaps(VILLAGE))
                .filteredOn(gap -> gap.duty().key().equals("community-officer"))
                .flatExtracting(Gap::fallsTo)
                .containsExactly(centre);
        assertThat(posts.coverage(VILLAGE)).isEqualTo(new Coverage(0, 3));
        posts.end(centre.id(), centre.from());
    }

    @Test
    void refusesAPostOutsideItsBodyOrTier() {
        var li = accounts.enrol("李芳", null);

        assertRefused("organization.wrong-tier", () -> appoint(li, "town-officer", VILLAGE.value()));
        assertRefused("organization.place-outside-body", () -> appoint(li, "town-officer", "990402001"));
        assertRefused("organization.unknown-duty", () -> appoint(li, "emperor", VILLAGE.value()));
    }

    @Test
    void refusesTheSamePostTwice() {
        var wang = accounts.enrol("王强", null);
        var post = appoint(wang, "community-head", VILLAGE.value());

        assertRefused("organization.already-held", () -> appoint(wang, "community-head", VILLAGE.value()));
        posts.end(post.id(), post.from());
    }

    private static void assertRefused(String code, Runnable act) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(act::run).returns(code, Refusal::code);
    }

    private Post appoint(UUID person, String duty, String place) {
        return posts.appoint(new Appointment(
                person, "990402001006-wyh", duty, "社区工作人员", new PlaceCode(place), LAST_YEAR, null, null));
    }

    private static Body body(String code, String kind, String place) {
        return new Body(code, "组织" + code, kind, new PlaceCode(place), null);
    }
}
