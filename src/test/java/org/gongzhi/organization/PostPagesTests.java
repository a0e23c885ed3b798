package org.gongzhi.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.territory.PlaceCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ApplicationModuleTest
@AutoConfigureMockMvc
class PostPagesTests {

    private static final PlaceCode BUILDING = new PlaceCode("990402001006001001001");
    private static final LocalDate LAST_YEAR = LocalDate.of(2025, 1, 1);

    private final MockMvcTester mvc;
    private final Posts posts;
    private final Bodies bodies;
    private final Accounts accounts;
    private final DoorCodes doors;
    private final JdbcClient jdbc;

    PostPagesTests(MockMvcTester mvc, Posts posts, Bodies bodies, Accounts accounts, DoorCodes doors, JdbcClient jdbc) {
        this.mvc = mvc;
        this.posts = posts;
        this.bodies = bodies;
        this.accounts = accounts;
        this.doors = doors;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aTownWithOneCommunity() {
        Ground.lay(jdbc);
        bodies.found(List.of(
                new Bodies.Founding(
                        new Body("990402-zzzx", "白银区综治中心", "centre", new PlaceCode("990402"), null), "0943-0220000"),
                new Bodies.Founding(
                        new Body("990402001006-wyh", "水川路社区居民委员会", "committee", Ground.VILLAGE, null),
                        "0943-0221006")));
    }

    @Test
    void theCardAtTheDoorNamesWhoIsResponsibleAndOnlyOfficeNumbers() {
        var li = accounts.enrol("李芳", "16012345678");
        var post = appoint(li, "community-officer", Ground.VILLAGE);
        var code = doors.codeOf(BUILDING);

        assertThat(mvc.get().uri("/cards/{code}", code))
                .hasStatusOk()
                .bodyText()
                .contains("李芳", "tel:09430221006", "惠民小区1号楼", "网格员暂缺")
                .doesNotContain("16012345678");
        posts.end(post.id(), post.from());
    }

    @Test
    void aCodeThatHangsAtNoDoorLeadsToAClearSentence() {
        assertThat(mvc.get().uri("/cards/NOSUCHDOOR").with(signedIn(UUID.randomUUID(), "work")))
                .hasStatus(404)
                .bodyText()
                .contains("没有找到这个门牌码");
    }

    @Test
    void aCentreOfficerSeesFiguresGapsAndPeopleOfTheCountyOnly() {
        var zhou = accounts.enrol("周清和", null);
        var post = posts.appoint(new Appointment(
                zhou, "990402-zzzx", "centre-officer", "白银区综治中心专职", new PlaceCode("990402"), LAST_YEAR, null, null));
        var me = signedIn(zhou, "work");

        assertThat(mvc.get().uri("/work/posts").with(me))
                .hasStatusOk()
                .bodyText()
                .contains("白银区配岗情况", "人民路街道");
        assertThat(mvc.get().uri("/work/posts/gaps?duty=community-officer").with(me))
                .hasStatusOk()
                .bodyText()
                .contains("水川路社区", "周清和 白银区综治中心专职");
        assertThat(mvc.get().uri("/work/posts/list").with(me))
                .hasStatusOk()
                .bodyText()
                .contains("周清和");
        assertThat(mvc.get().uri("/work/posts/list.xlsx").with(me)).hasStatusOk();
        assertThat(mvc.get().uri("/work/posts?place=990403").with(me)).hasStatus(403);
        assertThat(mvc.get().uri("/work/posts/gaps?place=990403").with(me)).hasStatus(403);
        posts.end(post.id(), post.from());
    }

    @Test
    void whoeverHoldsNoPostSeesAnEmptyList() {
        assertThat(mvc.get().uri("/work/posts/list").with(signedIn(UUID.randomUUID(), "work")))
                .hasStatusOk()
                .bodyText()
                .contains("没有符合条件的人员");
    }

    @Test
    void theAdministratorAppointsAndEnds() {
        var admin = signedIn(UUID.randomUUID(), "admin.system");

        assertThat(mvc.post()
                        .uri("/admin/system/posts")
                        .with(admin)
                        .with(csrf())
                        .param("place", Ground.VILLAGE.value())
                        .param("body", "990402001006-wyh")
                        .param("duty", "community-head")
                        .param("name", "钱如松")
                        .param("from", "2025-01-01"))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/admin/system/posts?place=990402001006").with(admin))
                .hasStatusOk()
                .bodyText()
                .contains("钱如松", "水川路社区居民委员会");

        var post = posts.at(new Desk("community-head@990402001006")).getFirst();
        assertThat(mvc.post()
                        .uri("/admin/system/posts/{post}/end", post.id())
                        .with(admin)
                        .with(csrf())
                        .param("until", "2025-06-01"))
                .hasStatus3xxRedirection();
        assertThat(posts.at(post.desk())).isEmpty();
    }

    @Test
    void aWrongAppointmentComesBackWithWhatWasTyped() {
        assertThat(mvc.post()
                        .uri("/admin/system/posts")
                        .with(signedIn(UUID.randomUUID(), "admin.system"))
                        .with(csrf())
                        .param("place", Ground.VILLAGE.value())
                        .param("body", "990402001006-wyh")
                        .param("duty", "community-head")
                        .param("name", "钱如松")
                        .param("from", "去年"))
                .hasStatus(422)
                .bodyText()
                .contains("日期格式不对", "钱如松");
    }

    private Post appoint(UUID person, String duty, PlaceCode place) {
        return posts.appoint(
                new Appointment(person, "990402001006-wyh", duty, "水川路社区专干", place, LAST_YEAR, null, null));
    }

    private static RequestPostProcessor signedIn(UUID person, String right) {
        var kind = right.equals("work") ? AccountKind.STAFF : AccountKind.SYSTEM_ADMIN;
        var me = new SignedIn(person, "tester", "测试", kind, "", Set.of(right));
        return authentication(new TestingAuthenticationToken(me, null, right));
    }
}
