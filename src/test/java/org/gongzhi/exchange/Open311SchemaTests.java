package org.gongzhi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.gongzhi.kernel.Command;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every JSON body has the fields and types the standard's schemas ask for, and no others: case 31. */
@Pages
class Open311SchemaTests {

    private final MockMvcTester mvc;
    private final JsonMapper json;
    private final SmallTown town;
    private final ProgramAccess access;
    private final Open311Inward inward;
    private final Command outlines;
    private final JsonNode schemas;

    Open311SchemaTests(
            MockMvcTester mvc,
            JsonMapper json,
            SmallTown town,
            ProgramAccess access,
            Open311Inward inward,
            @Qualifier("import outlines") Command outlines) {
        this.mvc = mvc;
        this.json = json;
        this.town = town;
        this.access = access;
        this.inward = inward;
        this.outlines = outlines;
        this.schemas = json.readTree(Objects.requireNonNull(getClass().getResourceAsStream("/open311-schemas.json")));
    }

    @Test
    void everyBodyIsAsTheSchemaSays() throws Exception {
        var key = Open311Client.settle(town, access, mvc, outlines);
        var first = conform("receipt", post("requests", "api_key", key, "service_code", "appeal"));
        var number = first.get(0).get("service_request_id").asString();
        var batch = conform(
                "receipt", post("requests", "api_key", key, "service_code", "trial-batch", "attribute[kind]", "a"));
        var token = batch.get(0).get("token").asString();
        conform("token", get("tokens/" + token));
        inward.round();
        conform("token", get("tokens/" + token));
        conform("receipt", post("requests", "api_key", key, "service_code", "trial-blackbox"));
        conform(
                "update",
                post(
                        "servicerequestupdates",
                        "api_key",
                        key,
                        "service_request_id",
                        number,
                        "update_id",
                        "1",
                        "description",
                        "还在漏"));

        conform("discovery", mvc.get().uri("/open311/discovery.json").exchange());
        conform("services", get("services"));
        for (var code : List.of("appeal", "small-matter", "trial-batch")) {
            conform("definition", get("services/" + code));
        }
        assertThat(conform("requests", get("requests"))).isNotEmpty();
        assertThat(conform("requests", get("requests/" + number))).hasSize(1);
        assertThat(conform("updates", get("servicerequestupdates"))).isNotEmpty();
        conform("errors", get("requests/nothing"));
        conform("errors", post("requests"));
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri("/open311/v2/" + path + ".json").exchange();
    }

    private MvcTestResult post(String path, String... namesAndValues) {
        var request = mvc.post()
                .uri("/open311/v2/" + path + ".json")
                .contentType("application/x-www-form-urlencoded")
                .param("address_id", SmallTown.VILLAGE.value());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request.exchange();
    }

    private JsonNode conform(String schema, MvcTestResult answer) {
        assertThat(answer.getResponse().getStatus() == 200)
                .as(Visitor.text(answer))
                .isEqualTo(!schema.equals("errors"));
        var body = json.readTree(Visitor.text(answer));
        conform(schemas.get(schema), body, schema);
        return body;
    }

    /** As much of JSON Schema as the schemas use; a field no schema names is wrong. */
    private static void conform(JsonNode schema, JsonNode body, String where) {
        if (schema.has("enum")) {
            assertThat(schema.get("enum").valueStream()).as(where).contains(body);
            return;
        }
        var types = schema.get("type");
        var allowed =
                types.isArray() ? types.valueStream().map(JsonNode::asString).toList() : List.of(types.asString());
        assertThat(allowed).as("%s: %s", where, body).contains(type(body, allowed));
        if (body.isArray()) {
            body.valueStream().forEach(one -> conform(schema.get("items"), one, where + "[]"));
        } else if (body.isObject()) {
            schema.get("required")
                    .valueStream()
                    .forEach(name -> assertThat(body.has(name.asString()))
                            .as("%s.%s", where, name)
                            .isTrue());
            body.properties().forEach(field -> {
                assertThat(schema.get("properties").has(field.getKey()))
                        .as("%s.%s", where, field.getKey())
                        .isTrue();
                conform(schema.get("properties").get(field.getKey()), field.getValue(), where + "." + field.getKey());
            });
        }
    }

    private static String type(JsonNode body, List<String> allowed) {
        return switch (body.getNodeType()) {
            case NUMBER -> body.isIntegralNumber() && allowed.contains("integer") ? "integer" : "number";
            default -> body.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
        };
    }
}
