package org.gongzhi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.CodeAsked;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The whole post office with its own sender, seen through its pages. */
@ApplicationModuleTest
@AutoConfigureMockMvc
@TestPropertySource(properties = "gongzhi.demo=baiyin")
class NoticePagesTests {

    private static final PlaceCode PLACE = new PlaceCode("620402001003");
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);

    private final MockMvcTester mvc;
    private final Notices notices;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    NoticePagesTests(
            MockMvcTester mvc, Notices notices, Accounts accounts, ApplicationEventPublisher events, JdbcClient jdbc) {
        this.mvc = mvc;
        this.notices = notices;
        this.accounts = accounts;
        this.events = events;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void emptyTheOutbox() {
        jdbc.sql("delete from notice.outbox").update();
    }

    @Test
    void theDemonstrationShowsWhatWouldHaveBeenSent() {
        var officer = accounts.enrol("李芳", "13800040001");
        notices.queue(List.of(new Notice(
                new Recipient.Staff(officer),
                "appeal-submitted-officer",
                Map.of(
                        "number",
                        "SQ-1",
                        "place",
                        "<b>惠民小区</b>",
                        "due",
                        "今天",
                        "link",
                        "http://elsewhere:9/work/m/SQ-1?k=a"),
                "demo",
                true,
                PLACE)));
        events.publishEvent(new CodeAsked(Phone.parse("13900041234"), "864209"));
        await().atMost(LONG_ENOUGH).until(() -> count("sent") == 2);

        assertThat(mvc.get().uri("/demo/outbox"))
                .hasStatusOk()
                .bodyText()
                .contains("李芳", "SQ-1", "&lt;b&gt;惠民小区", "href=\"/work/m/SQ-1?k=a\"", "139****1234", "864209")
                .doesNotContain("13900041234", "13800040001");
    }

    @Test
    void theDemonstrationPagesThroughManyMessages() {
        assertThat(mvc.get().uri("/demo/outbox")).hasStatusOk().bodyText().contains("还没有发过短信");
        for (int i = 0; i < 25; i++) {
            events.publishEvent(new CodeAsked(Phone.parse("1390005" + (1000 + i)), "123456"));
        }
        await().atMost(LONG_ENOUGH).until(() -> count("sent") == 25);

        assertThat(mvc.get().uri("/demo/outbox")).bodyText().contains("page=2");
        assertThat(mvc.get().uri("/demo/outbox?page=2")).bodyText().doesNotContain("page=3");
        var first = told("/demo/outbox");
        var second = told("/demo/outbox?page=2");
        assertThat(first).hasSize(20);
        assertThat(second).hasSize(5).doesNotContainAnyElementsOf(first);
        assertThat(mvc.get().uri("/demo/outbox?page=-7")).hasStatusOk();
    }

    @Test
    void theAdministratorSeesWhatFailedAndLetsItTryAgain() {
        var officer = accounts.enrol("王强", null);
        notices.queue(List.of(new Notice(
                new Recipient.Staff(officer),
                "matter-assigned",
                Map.of("number", "SECRET-9"),
                "failing",
                true,
                PLACE)));
        await().atMost(LONG_ENOUGH).until(() -> count("failed") == 1);

        assertThat(mvc.get().uri("/admin/system/notices").with(administrator()))
                .hasStatusOk()
                .bodyText()
                .contains("收件人没有登记电话", "重发")
                .doesNotContain("SECRET-9", "王强");
        assertThat(takenHome("/admin/system/notices/list.xlsx"))
                .hasSize(2)
                .last()
                .asString()
                .contains("收件人没有登记电话")
                .doesNotContain("SECRET-9", "王强");

        accounts.changePhone(officer, "13800040002");
        assertThat(mvc.post()
                        .uri("/admin/system/notices/retry")
                        .param("county", "620402")
                        .param("id", id())
                        .with(administrator())
                        .with(csrf()))
                .hasStatus3xxRedirection();
        await().atMost(LONG_ENOUGH).until(() -> count("sent") == 1);

        assertThat(mvc.post()
                        .uri("/admin/system/notices/retry")
                        .param("county", "620402")
                        .param("id", id())
                        .with(administrator())
                        .with(csrf()))
                .hasStatus(409)
                .bodyText()
                .contains("已经重发");
        assertThat(mvc.get().uri("/admin/system/notices").with(administrator()))
                .hasStatusOk()
                .bodyText()
                .contains("没有发送失败的通知", "演示（不真发）");
    }

    @Test
    void theAdministratorLetsAllTryAgain() {
        notices.queue(List.of(
                new Notice(new Recipient.Staff(UUID.randomUUID()), "matter-assigned", Map.of(), "a", true, PLACE),
                new Notice(new Recipient.Staff(UUID.randomUUID()), "matter-assigned", Map.of(), "b", true, PLACE)));
        await().atMost(LONG_ENOUGH).until(() -> count("failed") == 2);
        var first = lastFailure();

        assertThat(mvc.post()
                        .uri("/admin/system/notices/retry-all")
                        .with(administrator())
                        .with(csrf()))
                .hasStatus3xxRedirection();

        await().atMost(LONG_ENOUGH).until(() -> count("failed") == 2 && lastFailure() > first);
    }

    private static RequestPostProcessor administrator() {
        var who = new SignedIn(
                UUID.randomUUID(), "sysadmin", "系统管理员", AccountKind.SYSTEM_ADMIN, "", Set.of("admin.system"));
        return authentication(new TestingAuthenticationToken(who, null, "admin.system"));
    }

    private long count(String status) {
        return jdbc.sql("select count(*) from notice.outbox where status = :status")
                .param("status", status)
                .query(Long.class)
                .single();
    }

    private double lastFailure() {
        return jdbc.sql("select max(extract(epoch from settled_at)) from notice.outbox where status = 'failed'")
                .query(Double.class)
                .optional()
                .orElse(0.0);
    }

    private String id() {
        return jdbc.sql("select id::text from notice.outbox")
                .query(String.class)
                .single();
    }

    /** The masked numbers on a page. */
    private Set<String> told(String page) {
        var text = Visitor.text(mvc.get().uri(page).exchange());
        return Pattern.compile("139\\*{4}\\d{4}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** The rows of a table, heads first. */
    private List<String> takenHome(String table) {
        var bytes = mvc.get()
                .uri(table)
                .with(administrator())
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            return StreamSupport.stream(book.getSheetAt(0).spliterator(), false)
                    .map(row -> StreamSupport.stream(row.spliterator(), false)
                            .map(Object::toString)
                            .collect(Collectors.joining("|")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
