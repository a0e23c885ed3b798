package org.gongzhi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is that of the program that runs: no address more or less, and answers as it says. */
@Pages
class OpenApiTests {

    private final MockMvcTester mvc;
    private final JsonMapper json;
    private final SmallTown town;
    private final ProgramAccess access;
    private final RequestMappingHandlerMapping mapping;
    private JsonNode document;
    private String token = "";

    OpenApiTests(
            MockMvcTester mvc,
            JsonMapper json,
            SmallTown town,
            ProgramAccess access,
            RequestMappingHandlerMapping mapping) {
        this.mvc = mvc;
        this.json = json;
        this.town = town;
        this.access = access;
        this.mapping = mapping;
        this.document = json.createObjectNode();
    }

    @BeforeEach
    void settle() {
        town.settle();
        access.employ("openapi", "community-officer", SmallTown.VILLAGE, "620402001006-wyh");
        token = access.token(mvc, "openapi");
        document = tree(mvc.get().uri("/v3/api-docs").exchange());
    }

    @Test
    void itIsOfTheVersionPromisedAndEveryReferenceLeadsSomewhere() {
        assertThat(document.get("openapi").asString()).startsWith("3.1.");
        assertThat(references(document, new TreeSet<>()))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void everyAddressForProgramsIsDescribedAndNoOther() {
        var described = new TreeSet<String>();
        document.get("paths").properties().stream()
                .filter(path -> isForPrograms(path.getKey()))
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var served = new TreeSet<String>();
        mapping.getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues().stream()
                        .map(pattern -> pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                        .filter(OpenApiTests::isForPrograms)
                        .forEach(pattern -> methods(route.getMethodsCondition().getMethods())
                                .forEach(method -> served.add(method + " " + pattern))));

        assertThat(described).hasSizeGreaterThan(10).containsExactlyElementsOf(served);
    }

    private static boolean isForPrograms(String path) {
        return (path.startsWith("/api/") || path.startsWith("/open311/")) && !path.endsWith("**");
    }

    private static List<String> methods(Set<RequestMethod> methods) {
        return methods.stream().map(RequestMethod::name).toList();
    }

    /** Every list and every single thing of ours is asked for, and compared with what the description says of it. */
    @Test
    void answersAreAsTheDescriptionSays() {
        var opened = mvc.post()
                .uri("/api/matters")
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .content("{\"procedure\": \"appeal\", \"place\": \"%s\", \"fields\": {\"text\": \"接口描述\"}}"
                        .formatted(SmallTown.BUILDING))
                .exchange();
        var number = tree(opened).get("number").asString();
        var compared = new ArrayList<String>();
        document.get("paths").properties().forEach(path -> {
            var get = path.getValue().get("get");
            var address = path.getKey().replace("{number}", number).replace("{procedure}", "appeal");
            if (path.getKey().startsWith("/api/") && get != null && !address.contains("{")) {
                var answer = mvc.get()
                        .uri(address)
                        .header("Authorization", "Bearer " + token)
                        .exchange();
                if (answer.getResponse().getStatus() == 200 && isJson(answer)) {
                    var schema = get.at("/responses/200/content")
                            .values()
                            .iterator()
                            .next()
                            .get("schema");
                    conform(schema, tree(answer), address);
                    compared.add(path.getKey());
                } else {
                    assertThat(answer.getResponse().getStatus()).as(address).isLessThan(500);
                }
            }
        });
        assertThat(compared).contains("/api/matters", "/api/matters/{number}", "/api/inbox", "/api/procedures");
    }

    @Test
    void everyRefusalIsAProblemDocument() {
        for (var path : List.of("/api/matters/nothing", "/api/matters?page=many", "/api/nothing")) {
            var answer = mvc.get()
                    .uri(path)
                    .header("Authorization", "Bearer " + token)
                    .exchange();
            assertThat(answer.getResponse().getStatus()).as(path).isBetween(400, 499);
            assertThat(answer).hasContentType("application/problem+json");
        }
        for (var type : List.of("application/json", "text/xml")) {
            var answer = mvc.post()
                    .uri("/api/matters")
                    .header("Authorization", "Bearer " + token)
                    .contentType(type)
                    .content("<!DOCTYPE")
                    .exchange();
            assertThat(answer.getResponse().getStatus()).as(type).isBetween(400, 499);
            assertThat(answer).hasContentType("application/problem+json");
        }
        assertThat(mvc.delete()
                        .uri("/api/matters")
                        .header("Authorization", "Bearer " + token)
                        .exchange())
                .hasStatus(405)
                .hasContentType("application/problem+json");
    }

    private static boolean isJson(MvcTestResult answer) {
        var type = answer.getResponse().getContentType();
        return type != null && type.startsWith("application/json");
    }

    private Set<String> references(JsonNode node, Set<String> found) {
        if (node.isObject() && node.has("$ref")) {
            found.add(node.get("$ref").asString());
        }
        node.values().forEach(child -> references(child, found));
        return found;
    }

    /** Names and types; null stands where the description lets a field be absent. */
    private void conform(JsonNode given, JsonNode body, String where) {
        var schema =
                given.has("$ref") ? document.at(given.get("$ref").asString().substring(1)) : given;
        if (body.isNull() || !schema.has("type")) {
            return;
        }
        switch (schema.get("type").asString()) {
            case "array" -> {
                assertThat(body.isArray()).as(where).isTrue();
                body.values().forEach(one -> conform(schema.get("items"), one, where + "[]"));
            }
            case "object" -> {
                assertThat(body.isObject()).as(where).isTrue();
                if (schema.has("properties")) {
                    body.properties().forEach(field -> {
                        assertThat(schema.get("properties").has(field.getKey()))
                                .as(where + "." + field.getKey())
                                .isTrue();
                        conform(
                                schema.get("properties").get(field.getKey()),
                                field.getValue(),
                                where + "." + field.getKey());
                    });
                }
            }
            case "integer" -> assertThat(body.isIntegralNumber()).as(where).isTrue();
            case "number" -> assertThat(body.isNumber()).as(where).isTrue();
            case "boolean" -> assertThat(body.isBoolean()).as(where).isTrue();
            default -> assertThat(body.isString()).as(where + " " + body).isTrue();
        }
    }

    private JsonNode tree(MvcTestResult answer) {
        return json.readTree(Visitor.text(answer));
    }
}
