package org.gongzhi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.AbstractStringAssert;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs may do with a token, and what they are told when they may not. */
@Pages
class ApiTests {

    private static final String REPORT = """
            {"procedure": "appeal", "place": "620402001006001001001", "fields": {"text": "%s", "phone": "13800007777"}}
            """;

    private final MockMvcTester mvc;
    private final JsonMapper json;
    private final SmallTown town;
    private final ProgramAccess access;
    private final Matters matters;
    private final RequestMappingHandlerMapping mapping;

    ApiTests(
            MockMvcTester mvc,
            JsonMapper json,
            SmallTown town,
            ProgramAccess access,
            Matters matters,
            RequestMappingHandlerMapping mapping) {
        this.mvc = mvc;
        this.json = json;
        this.town = town;
        this.access = access;
        this.matters = matters;
        this.mapping = mapping;
    }

    @BeforeEach
    void employ() {
        town.settle().clearDesks();
        access.employ("api-here", "community-officer", SmallTown.VILLAGE, "620402001006-wyh");
        access.employ("api-there", "community-officer", SmallTown.OTHER_VILLAGE, "620402001007-wyh");
    }

    @Test
    void aProgramOpensReadsAndMovesAMatter() {
        var token = access.token(mvc, "api-here");
        var made = post(token, "/api/matters", REPORT.formatted("路面塌陷"), null);
        assertThat(made).hasStatus(201);
        var number = tree(made).get("number").asString();
        assertThat(made.getResponse().getHeader("Location")).isEqualTo("/api/matters/" + number);

        var whole = tree(get(token, "/api/matters/" + number));
        assertThat(whole.at("/matter/state").asString()).isEqualTo("submitted");
        assertThat(whole.at("/fields/text").asString()).isEqualTo("路面塌陷");
        assertThat(strings(whole.get("actions"))).contains("call-back", "decline");

        var taken = tree(post(
                token,
                "/api/matters/" + number + "/actions/call-back",
                "{\"version\": 1, \"form\": {\"outcome\": \"reached\"}}",
                null));
        assertThat(taken.get("state").asString()).isEqualTo("contacted");
        assertThat(taken.get("version").asInt()).isEqualTo(2);
        assertThat(numbers(get(token, "/api/inbox"))).contains(number);
        assertThat(numbers(get(token, "/api/matters?q=" + number))).containsExactly(number);
    }

    @Test
    void personalAnswersAreInNoAnswer() {
        var token = access.token(mvc, "api-here");
        var number = tree(post(token, "/api/matters", REPORT.formatted("井盖丢了"), null))
                .get("number")
                .asString();

        for (var path : List.of("/api/matters/" + number, "/api/matters?q=" + number, "/api/inbox")) {
            assertThat(get(token, path))
                    .hasStatusOk()
                    .bodyText()
                    .contains(number)
                    .doesNotContain("13800007777");
        }
    }

    @Test
    void theSameKeyIsTheSameWishAndNobodyElsesKey() {
        var here = access.token(mvc, "api-here");
        var there = access.token(mvc, "api-there");
        var key = UUID.randomUUID().toString();
        var first = post(here, "/api/matters", REPORT.formatted("同一件事"), key);
        var second = post(here, "/api/matters", REPORT.formatted("同一件事"), key);
        var changed = post(here, "/api/matters", REPORT.formatted("另一件事"), key);

        assertThat(first).hasStatus(201);
        assertThat(second).hasStatusOk();
        assertThat(tree(second).get("number")).isEqualTo(tree(first).get("number"));
        assertThat(tree(second).get("repeated").asBoolean()).isTrue();
        problem(changed, 409, "procedure.key-used").contains("标识");
        var elsewhere = REPORT.formatted("同一件事").replace("620402001006001001001", "620402001007");
        assertThat(tree(post(there, "/api/matters", elsewhere, key)).get("number"))
                .isNotEqualTo(tree(first).get("number"));
    }

    @Test
    void aTokenReachesNoOtherPlace() {
        var token = access.token(mvc, "api-there");
        var number = reported("别处的事");

        problem(get(token, "/api/matters/" + number), 404, "procedure.unknown-number");
        problem(
                post(
                        token,
                        "/api/matters/" + number + "/actions/call-back",
                        "{\"version\": 1, \"form\": {\"outcome\": \"reached\"}}",
                        null),
                404,
                "procedure.unknown-number");
        problem(post(token, "/api/matters", REPORT.formatted("替别处提"), null), 403, "organization.outside-your-scope");
        assertThat(numbers(get(token, "/api/matters?place=620402001006"))).isEmpty();
        assertThat(numbers(get(token, "/api/matters?q=" + number))).isEmpty();
    }

    @Test
    void withoutATokenEveryAddressSaysHowToGetOne() {
        for (var path : List.of("/api/matters", "/api/inbox", "/api/procedures", "/api/matters/SQ620402-1122-00001")) {
            problem(get("gz_nobody", path), 401, "identity.token-refused").contains("令牌");
            problem(mvc.get().uri(path).exchange(), 401, "identity.token-missing")
                    .contains("令牌");
        }
    }

    @Test
    void aStaleWishIsToldWhatChanged() {
        var token = access.token(mvc, "api-here");
        var number = reported("两个人同时办");
        var wish = "{\"version\": 1, \"form\": {\"outcome\": \"reached\"}}";
        assertThat(post(token, "/api/matters/" + number + "/actions/call-back", wish, null))
                .hasStatusOk();

        problem(post(token, "/api/matters/" + number + "/actions/decline", wish, null), 409, "procedure.stale")
                .contains("首次联系");
    }

    @Test
    void theDescriptionListsEveryAddress() {
        var paths = tree(mvc.get().uri("/v3/api-docs").exchange()).get("paths");
        var mapped = mapping.getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/api/"))
                .distinct()
                .toList();

        assertThat(mapped).hasSizeGreaterThanOrEqualTo(5);
        assertThat(paths.propertyNames()).containsAll(mapped);
    }

    @Test
    void thePublishedProceduresSayWhatIsAskedAndWhatMayBeDone() {
        var procedures = tree(get(access.token(mvc, "api-here"), "/api/procedures"));
        var appeal = procedures
                .valueStream()
                .filter(one -> one.get("procedure").asString().equals("appeal"))
                .findFirst()
                .orElseThrow();

        assertThat(appeal.at("/fields/0/key").asString()).isEqualTo("text");
        assertThat(appeal.at("/fields/0/required").asBoolean()).isTrue();
        assertThat(appeal.get("states").findValuesAsString("key")).contains("submitted", "closed");
        assertThat(appeal.get("actions").findValuesAsString("key")).contains("call-back", "finish");
    }

    private String reported(String text) {
        return matters.open(new Opening(
                        "appeal",
                        SmallTown.BUILDING,
                        null,
                        "code",
                        Map.of("text", text),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number()
                .value();
    }

    private MvcTestResult get(String token, String path) {
        return mvc.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    private MvcTestResult post(String token, String path, String body, @Nullable String key) {
        var request = mvc.post()
                .uri(path)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private JsonNode tree(MvcTestResult answer) {
        return json.readTree(Visitor.text(answer));
    }

    private List<String> numbers(MvcTestResult answer) {
        return tree(answer)
                .valueStream()
                .map(one -> one.get("number").asString())
                .toList();
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private AbstractStringAssert<?> problem(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        var problem = tree(answer);
        assertThat(problem.get("type").asString()).isEqualTo("urn:gongzhi:refusal:" + code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        return assertThat(problem.get("detail").asString())
                .containsPattern("\\p{IsHan}")
                .doesNotContain("Exception");
    }
}
