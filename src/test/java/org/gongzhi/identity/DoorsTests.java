package org.gongzhi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@ApplicationModuleTest
@AutoConfigureMockMvc
@RecordApplicationEvents
class DoorsTests {

    private static final String PASSWORD = "wisteria-lamp-42";

    private final MockMvcTester mvc;
    private final Accounts accounts;
    private final JdbcClient jdbc;

    DoorsTests(MockMvcTester mvc, Accounts accounts, JdbcClient jdbc) {
        this.mvc = mvc;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    @Test
    void aPublicPageStartsNoSession() {
        var before = sessions();
        var visitor = new Visitor(mvc);

        assertThat(visitor.get("/my/prove")).hasStatusOk();
        assertThat(visitor.get("/sign-in")).hasStatusOk();

        assertThat(visitor.cookie("gz_session")).isEmpty();
        assertThat(visitor.cookie("gz_form")).isNotEmpty();
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void aPublicFormWithoutItsTokenIsRefused() {
        var visitor = new Visitor(mvc);
        visitor.get("/my/prove");

        assertThat(visitor.postAsIs("/my/prove", "phone", "13800000000")).hasStatus(403);
        assertThat(visitor.postAsIs("/my/prove", "phone", "13800000000", "_csrf", "made-up"))
                .hasStatus(403);
        assertThat(new Visitor(mvc).postAsIs("/sign-in", "username", "x", "password", "y"))
                .hasStatus(403);
    }

    @Test
    void aStaffFormWithoutItsTokenIsRefused() {
        accounts.open("formal", "某人", AccountKind.STAFF, null, PASSWORD, false);
        var visitor = new Visitor(mvc).signIn("formal", PASSWORD);

        assertThat(visitor.postAsIs("/work/account/single", "single", "true")).hasStatus(403);
        assertThat(visitor.postAsIs("/work/account/single", "single", "true", "_csrf", visitor.cookie("gz_form")))
                .hasStatus(403);
    }

    @Test
    void whatNobodyDeclaredPublicDoesNotExist() {
        assertThat(new Visitor(mvc).get("/secret")).hasStatus(404);
        assertThat(new Visitor(mvc).get("/actuator/env")).hasStatus(404);
        assertThat(new Visitor(mvc).get("/admin")).hasStatus(302);
        assertThat(new Visitor(mvc).get("/sign-in/code")).hasStatus(302);
    }

    @Test
    void anExpiredPartOfAPageAsksTheBrowserToReload() {
        assertThat(mvc.get().uri("/work").header("HX-Request", "true"))
                .hasStatus(401)
                .hasHeader("HX-Refresh", "true");
        assertThat(mvc.post().uri("/work/account/single").header("HX-Request", "true"))
                .hasStatus(401)
                .hasHeader("HX-Refresh", "true");
        assertThat(mvc.get().uri("/work").header("Accept", "text/event-stream")).hasStatus(401);
    }

    @Test
    void everyPageCarriesTheStrictHeaders() {
        for (var path : new String[] {"/my/prove", "/sign-in", "/api/anything", "/work"}) {
            assertThat(mvc.get().uri(path))
                    .hasHeader("Content-Security-Policy", StrictHeaders.CONTENT)
                    .hasHeader("X-Content-Type-Options", "nosniff")
                    .hasHeader("Referrer-Policy", "same-origin")
                    .hasHeader("X-Frame-Options", "DENY")
                    .doesNotContainHeader("Strict-Transport-Security");
        }
        assertThat(mvc.get().uri("/sign-in").secure(true)).containsHeader("Strict-Transport-Security");
        assertThat(mvc.get().uri("/my/prove")).hasHeader("Cache-Control", "private, no-cache");
    }

    @Test
    void aResidentProvesThePhoneAndLeavesAgain(ApplicationEvents events) {
        var visitor = new Visitor(mvc);
        visitor.get("/my/prove?to=/my/readings");
        assertThat(visitor.post("/my/prove", "phone", "134 0000 0001", "to", "/my/readings"))
                .hasStatusOk()
                .bodyText()
                .contains("134****0001");
        var code = events.stream(CodeAsked.class).findFirst().orElseThrow().code();
        assertThat(visitor.post("/my/prove/code", "phone", "13400000001", "code", "x"))
                .hasStatus(422);
        assertThat(visitor.post("/my/prove/code", "phone", "13400000001", "code", code, "to", "/my/readings"))
                .hasStatus(302)
                .hasHeader("Location", "/my/readings");
        var token = visitor.cookie(PhoneProofs.COOKIE);
        assertThat(visitor.get("/my/readings")).hasStatusOk().bodyText().contains("134****0001");

        visitor.post("/my/leave");

        assertThat(new Visitor(mvc).plant(PhoneProofs.COOKIE, token).get("/my/readings"))
                .hasStatus(302);
    }

    @Test
    void knownAndUnknownPhonesAreAnsweredAlike() {
        accounts.open("reachable", "某人", AccountKind.STAFF, "13400000002", PASSWORD, false);

        assertThat(answer("13400000002").replace("134****0002", ""))
                .isEqualTo(answer("13400000003").replace("134****0003", ""));
    }

    private String answer(String phone) {
        var visitor = new Visitor(mvc);
        visitor.get("/my/prove");
        return Visitor.text(visitor.post("/my/prove", "phone", phone))
                .replace(phone, "")
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private int sessions() {
        return jdbc.sql("select count(*) from identity.spring_session")
                .query(Integer.class)
                .single();
    }
}
