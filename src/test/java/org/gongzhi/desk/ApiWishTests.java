package org.gongzhi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@Pages
class ApiWishTests {

    private static final String REPORT = """
            {"procedure": "appeal", "place": "%s", "fields": {"text": "楼道路灯坏了", "phone": "13800002222"}}
            """.formatted(SmallTown.BUILDING);

    private final MockMvcTester mvc;
    private final SmallTown town;
    private final JsonMapper json;

    ApiWishTests(MockMvcTester mvc, SmallTown town, JsonMapper json) {
        this.mvc = mvc;
        this.town = town.settle();
        this.json = json;
    }

    @Test
    void aProgramOpensAMatterAndMovesIt() {
        var key = UUID.randomUUID().toString();
        var opened = post("李芳", "/api/matters", REPORT, key);
        assertThat(opened).hasStatus(201).bodyJson().extractingPath("$.state").isEqualTo("submitted");
        assertThat(post("李芳", "/api/matters", REPORT, key))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.repeated")
                .isEqualTo(true);

        var callBack = "/api/matters/" + number(opened) + "/actions/call-back";
        var reached = "{\"version\": 1, \"form\": {\"outcome\": \"reached\"}}";
        assertThat(post("李芳", callBack, reached, null))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        assertThat(post("李芳", callBack, reached, null))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("首次联系");
    }

    @Test
    void whatLiesOutsideTheScopeIsAsUnknownAsWhatDoesNotExist() {
        var number = number(post("李芳", "/api/matters", REPORT, null));
        var action = "/actions/call-back";
        var reached = "{\"version\": 1, \"form\": {\"outcome\": \"reached\"}}";

        for (var strange : new String[] {number, "SQ620402-990101-000019"}) {
            assertThat(post("赵敏", "/api/matters/" + strange + action, reached, null))
                    .hasStatus(404)
                    .bodyJson()
                    .extractingPath("$.type")
                    .isEqualTo("urn:gongzhi:refusal:procedure.unknown-number");
        }
        assertThat(post("李芳", "/api/matters/" + number + action, reached, null)).hasStatusOk();
    }

    private MvcTestResult post(String who, String path, String body, @Nullable String key) {
        var request = mvc.post()
                .uri(path)
                .with(As.staff(town.who(who), who))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).exchange();
    }

    private String number(MvcTestResult opened) {
        var body = opened.getResponse().getContentAsByteArray();
        return json.readTree(body).get("number").asString();
    }
}
