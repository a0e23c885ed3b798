package org.gongzhi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.gongzhi.kernel.Progress;
import org.gongzhi.organization.DemoOrganization;
import org.gongzhi.organization.Posts;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Inbox;
import org.gongzhi.procedure.MatterList;
import org.gongzhi.territory.DemoTerritory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;

@ApplicationModuleTest(BootstrapMode.ALL_DEPENDENCIES)
@TestPropertySource(properties = "gongzhi.demo=none")
class DemoMattersTests {

    private final DemoTerritory territory;
    private final DemoOrganization organization;
    private final DemoMatters demo;
    private final Inbox inbox;
    private final MatterList list;
    private final Posts posts;
    private final JdbcClient jdbc;

    DemoMattersTests(
            DemoTerritory territory,
            DemoOrganization organization,
            DemoMatters demo,
            Inbox inbox,
            MatterList list,
            Posts posts,
            JdbcClient jdbc) {
        this.territory = territory;
        this.organization = organization;
        this.demo = demo;
        this.inbox = inbox;
        this.list = list;
        this.posts = posts;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void loadTheStage() {
        territory.load(DemoTerritory.COMMUNITY);
        organization.load();
        try (var progress = Progress.of("演示", DemoMatters.COUNT)) {
            demo.load(progress);
        }
    }

    @Test
    void thereAreThreeHundredInEveryStateAndLoadingAgainAddsNone() {
        assertThat(count("select count(*) from procedure.matter where parent is null"))
                .isEqualTo(DemoMatters.COUNT);
        assertThat(jdbc.sql("select distinct state from procedure.matter where procedure = 'appeal'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "submitted",
                        "contacted",
                        "handling",
                        "asking",
                        "suspended",
                        "verifying",
                        "calling",
                        "closed",
                        "declined",
                        "diverting",
                        "diverted",
                        "reported",
                        "objecting",
                        "extending",
                        "suspending",
                        "withdrawn");
        assertThat(jdbc.sql("select distinct state from procedure.matter where procedure = 'small-matter'")
                        .query(String.class)
                        .list())
                .contains("proposed", "doing", "accepting", "evaluating", "done", "dropped");
    }

    @Test
    void nothingHappensInTheFutureOrBackwards() {
        assertThat(count("select count(*) from procedure.history where at > now()"))
                .isZero();
        assertThat(count("""
                        select count(*) from procedure.history a join procedure.history b
                            on b.county = a.county and b.number = a.number and b.seq = a.seq + 1 and b.at < a.at
                        """)).isZero();
    }

    @Test
    void whatHappenedBeforeTheStartTellsNobody() {
        assertThat(count("select count(*) from notice.outbox")).isZero();
    }

    @Test
    void someReportsAreStillWaitingForTheirFirstCall() {
        assertThat(count("""
                        select count(*) from procedure.clock
                         where key = 'first-contact' and stopped_at is null and due_at > now()
                        """)).isGreaterThanOrEqualTo(7);
        assertThat(count("""
                        select count(*) from procedure.clock
                         where key = 'first-contact' and stopped_at is null and due_at < now()
                        """)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"community", "town", "department", "centre", "grid"})
    void whoeverSignsInFindsSomethingToDo(String username) {
        assertThat(inbox.of(scope(username), 50)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"community", "town", "department", "centre", "grid", "leader"})
    void theNumberAboveTheInboxIsTheNumberOfItsLinesAndEachIsNamedInWords(String username) {
        var now = Instant.now();
        var lines = inbox.of(scope(username), 500);

        assertThat(inbox.tally(scope(username), now, now).waiting()).isEqualTo(lines.size());
        assertThat(lines).allMatch(line -> line.matter().title().matches("(?s).*\\p{IsHan}.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "leader"})
    void whoeverOverseesTheCountySeesItsMatters(String username) {
        var page = list.page(scope(username), MatterList.Filter.ALL, 1, 50);
        assertThat(page).hasSizeGreaterThan(49);
    }

    private Scope scope(String username) {
        return posts.scopeOf(jdbc.sql("select person from identity.account where username = :username")
                .param("username", username)
                .query(UUID.class)
                .single());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
