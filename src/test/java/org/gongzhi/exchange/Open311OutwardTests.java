package org.gongzhi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.HistoryLine;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A matter is handed to another Open311 server, and what becomes of it there is told here. */
@Pages
class Open311OutwardTests {

    private static final String SERVICES =
            "200 <services><service><service_code>L1</service_code><service_name>路灯</service_name></service></services>";
    private static final Pattern NUMBER = Pattern.compile("SQ\\d{6}-\\d{6}-\\d{6,}");

    private final MockMvcTester mvc;
    private final SmallTown town;
    private final ProgramAccess access;
    private final Matters matters;
    private final Register register;
    private final Open311Servers servers;
    private final Open311Sendings sendings;
    private final Open311Outward outward;
    private final Open311Hand hand;
    private final Procedures procedures;
    private final JdbcClient jdbc;
    private final Command outlines;
    private final int port;
    private String key = "";

    Open311OutwardTests(
            MockMvcTester mvc,
            SmallTown town,
            ProgramAccess access,
            Matters matters,
            Register register,
            Open311Servers servers,
            Open311Sendings sendings,
            Open311Outward outward,
            Open311Hand hand,
            Procedures procedures,
            JdbcClient jdbc,
            @Qualifier("import outlines") Command outlines,
            @LocalServerPort int port) {
        this.mvc = mvc;
        this.town = town;
        this.access = access;
        this.matters = matters;
        this.register = register;
        this.servers = servers;
        this.sendings = sendings;
        this.outward = outward;
        this.hand = hand;
        this.procedures = procedures;
        this.jdbc = jdbc;
        this.outlines = outlines;
        this.port = port;
    }

    @BeforeEach
    void settle() throws Exception {
        key = Open311Client.settle(town, access, mvc, outlines);
    }

    /** Our own server, over the wire, is the other one. */
    @Test
    void aMatterGoesToAnotherServerAndItsUpdatesComeBackOnce() {
        var server = servers.make(new Open311Servers.Wish(
                "邻区平台" + UUID.randomUUID(), "http://localhost:" + port + "/open311/v2/", "any", key, true));
        var here = contacted();
        act(here, "hand-outside", Map.of("service", server.name() + " · 群众诉求", "text", "路灯线路在贵方一侧"));
        outward.round();

        var told = replies(here);
        assertThat(told).hasSize(1);
        var found = NUMBER.matcher(String.valueOf(told.getFirst().form().get("text")));
        assertThat(found.find()).isTrue();
        var there = new MatterNumber(found.group());
        var matter = register.find(there).orElseThrow();
        assertThat(matter.fields()).isEqualTo(Map.of("text", "路灯线路在贵方一侧"));
        assertThat(matter.place()).isEqualTo(SmallTown.VILLAGE);
        assertThat(matter.reporter()).isNull();

        act(there, "call-back", Map.of("outcome", "reached"));
        for (int i = 0; i < 2; i++) {
            followAgain(server);
            outward.round();
        }
        assertThat(replies(here)).hasSize(2);
        assertThat(replies(here).getLast().form())
                .isEqualTo(Map.of("platform", server.name(), "text", "社区给您回了电话", "status", "INVESTIGATING"));
        assertThat(sendings.of(here).getFirst().status()).isEqualTo("INVESTIGATING");
        servers.end(server.id());
    }

    @Test
    void aServerThatIsDownIsTriedAgainAndATokenAskedAfter() {
        try (var other = new OtherServer()) {
            other.says("services.xml", SERVICES)
                    .says(
                            "requests.xml",
                            "503 busy",
                            "200 <service_requests><request><token>t7</token></request></service_requests>")
                    .says(
                            "tokens/t7.xml",
                            "200 <service_requests><request><service_request_id/><token>t7</token></request></service_requests>",
                            "200 <service_requests><request><service_request_id>99</service_request_id><token>t7</token></request></service_requests>")
                    .says(
                            "servicerequestupdates.xml",
                            "200 <!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><service_request_updates><request_update><update_id>1</update_id><service_request_id>99</service_request_id><description>&x;</description></request_update></service_request_updates>",
                            "200 <service_request_updates><request_update><update_id>1</update_id><service_request_id>99</service_request_id><status>CLOSED</status><description>已换灯泡</description></request_update></service_request_updates>");
            var server = server(other);
            var here = contacted();
            act(here, "hand-outside", Map.of("service", server.name() + " · 路灯", "text", "路灯不亮"));
            for (int i = 0; i < 4; i++) {
                dueNow(here);
                outward.round();
            }

            assertThat(sendings.of(here).getFirst().state()).isEqualTo("sent");
            assertThat(other.asked())
                    .filteredOn(line -> line.startsWith("POST"))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line)
                            .contains(
                                    "service_code=L1",
                                    "description=路灯不亮",
                                    "address_string=白银区 · 人民路街道 · 水川路社区",
                                    "api_key=theirs")
                            .doesNotContain("13822223333", "惠民小区"));
            followAgain(server);
            outward.round();
            assertThat(replies(here)).hasSize(1);
            assertThat(servers.find(server.id()).orElseThrow().trouble()).isEqualTo("unreadable");
            followAgain(server);
            outward.round();
            assertThat(replies(here).getLast().form())
                    .containsEntry("text", "已换灯泡")
                    .containsEntry("status", "CLOSED");
            assertThat(sendings.of(here).getFirst().state()).isEqualTo("ended");
            servers.end(server.id());
        }
    }

    @Test
    void aServerThatRefusesIsHeardAndTheMatterMayGoElsewhere() {
        try (var other = new OtherServer()) {
            other.says("services.xml", SERVICES)
                    .says(
                            "requests.xml",
                            "400 <errors><error><code>400</code><description>不归我们管</description></error></errors>");
            var server = server(other);
            var here = contacted();
            var page = mvc.get()
                    .uri("/work/m/" + here)
                    .with(As.staff(town.who("李芳"), "李芳"))
                    .exchange();
            assertThat(page).bodyText().contains("<option value=\"" + server.name() + " · 路灯\"");
            act(here, "hand-outside", Map.of("service", server.name() + " · 路灯", "text", "路灯不亮"));
            assertThatThrownBy(
                            () -> act(here, "hand-outside", Map.of("service", server.name() + " · 路灯", "text", "再来")))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("exchange.server.sent-before");
            outward.round();

            assertThat(replies(here).getFirst().form()).containsEntry("text", "对方没有收下：不归我们管");
            var before = register.find(here).orElseThrow();
            var action = Objects.requireNonNull(procedures.of(before).action("hand-outside"));
            // As a matter asks that was opened when platform and service were typed apart.
            hand.run(before, action, Map.of("platform", server.name(), "service", "L1", "text", "再来"));
            assertThat(sendings.of(here)).hasSize(2);
            servers.end(server.id());
        }
    }

    @Test
    void nothingIsSentToAnUnknownPlatformOrInsideUnlessAllowed() {
        var here = contacted();
        assertThatThrownBy(() -> act(here, "hand-outside", Map.of("service", "没有的 · x", "text", "y")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.fields()).containsOnlyKeys("service"));
        assertThat(mvc.get().uri("/work/m/" + here).with(As.staff(town.who("李芳"), "李芳")))
                .as("where nothing is on offer nobody is asked")
                .bodyText()
                .doesNotContain("hand-outside");
        for (var url : List.of(
                "http://localhost:1/x",
                "https://127.0.0.1/x",
                "https://10.0.0.1/x",
                "https://[::1]/x",
                "ftp://example.org",
                "https://user@example.org/x",
                "nonsense")) {
            assertThatThrownBy(() -> servers.make(new Open311Servers.Wish("坏地址", url, "", "k", false)))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.fields()).containsKey("url"));
        }
        assertThatThrownBy(() -> servers.make(new Open311Servers.Wish("没人", "http://localhost:1/x", "", "k", true)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fields()).containsEntry("url", "exchange.server.silent"));
    }

    @Test
    void anAdministratorMakesAServerKnownAndKeepsWhatWasTypedWhenItIsWrong() {
        try (var other = new OtherServer()) {
            other.says("services.xml", SERVICES);
            var admin = As.administrator(AccountKind.SYSTEM_ADMIN);
            var name = "登记的平台" + UUID.randomUUID();
            var wrong = mvc.post()
                    .uri(Open311Console.PATH)
                    .param("name", name)
                    .param("url", other.url())
                    .param("key", "their-secret-key")
                    .with(admin)
                    .with(csrf())
                    .exchange();
            assertThat(wrong)
                    .hasStatus(422)
                    .bodyText()
                    .contains(name, other.url(), "https://")
                    .doesNotContain("their-secret-key");

            assertThat(mvc.post()
                            .uri(Open311Console.PATH)
                            .param("name", name)
                            .param("url", other.url())
                            .param("key", "their-secret-key")
                            .param("internal", "true")
                            .with(admin)
                            .with(csrf())
                            .exchange())
                    .hasStatus(302);
            assertThat(mvc.get().uri(Open311Console.PATH).with(admin))
                    .hasStatusOk()
                    .bodyText()
                    .contains(name, "/open311/discovery.xml")
                    .doesNotContain("their-secret-key");
            var made = servers.all().stream()
                    .filter(server -> server.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(servers.key(made.id())).isEqualTo("their-secret-key");
            assertThat(mvc.post()
                            .uri(Open311Console.PATH + "/" + made.id() + "/end")
                            .with(admin)
                            .with(csrf())
                            .exchange())
                    .hasStatus(302);
            assertThat(servers.find(made.id())).isEmpty();
        }
    }

    private Open311Server server(OtherServer other) {
        return servers.make(new Open311Servers.Wish("平台" + UUID.randomUUID(), other.url(), "", "theirs", true));
    }

    private MatterNumber contacted() {
        var number = matters.open(new Opening(
                        "appeal",
                        SmallTown.BUILDING,
                        null,
                        "code",
                        Map.of("text", "家门口路灯不亮", "phone", "13822223333"),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
        act(number, "call-back", Map.of("outcome", "reached"));
        return number;
    }

    private void act(MatterNumber number, String action, Map<String, Object> form) {
        var version = register.find(number).orElseThrow().version();
        matters.perform(new Step(number, action, version, form, new Actor.Officer(town.who("李芳"), "李芳"), null, null));
    }

    private List<HistoryLine> replies(MatterNumber number) {
        return register.history(register.find(number).orElseThrow()).stream()
                .filter(line -> line.action().equals("outside-reply"))
                .toList();
    }

    private void followAgain(Open311Server server) {
        jdbc.sql("update exchange.open311_server set next_at = made_at where id = :id")
                .param("id", server.id())
                .update();
    }

    private void dueNow(MatterNumber number) {
        jdbc.sql("update exchange.open311_sent set next_at = asked_at where number = :number and next_at is not null")
                .param("number", number.value())
                .update();
    }
}
