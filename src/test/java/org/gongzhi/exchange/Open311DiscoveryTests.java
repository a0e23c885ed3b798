package org.gongzhi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** A client finds its way from one stable address, and is told in its own language where there is nothing. */
@Pages
class Open311DiscoveryTests {

    private final MockMvcTester mvc;
    private final JsonMapper json;

    Open311DiscoveryTests(MockMvcTester mvc, JsonMapper json) {
        this.mvc = mvc;
        this.json = json;
    }

    /** Case 1, JSON. */
    @Test
    void discoveryNamesTheEndpointInJson() {
        var answer = mvc.get().uri("/open311/discovery.json").exchange();
        assertThat(answer).hasStatusOk().hasContentType("application/json;charset=utf-8");
        var body = json.readTree(Visitor.text(answer));

        assertThat(body.get("contact").asString()).isNotBlank();
        assertThat(body.get("key_service").asString()).isNotBlank();
        assertThat(past(body.get("changeset").asString())).isTrue();
        var endpoint = body.get("endpoints").get(0);
        assertThat(endpoint.get("url").asString()).isEqualTo("http://localhost/open311/v2");
        assertThat(endpoint.get("specification").asString()).isEqualTo("http://wiki.open311.org/GeoReport_v2");
        assertThat(endpoint.get("type").asString()).isIn("production", "test");
        assertThat(past(endpoint.get("changeset").asString())).isTrue();
        assertThat(json.convertValue(endpoint.get("formats"), String[].class)).contains("text/xml");
    }

    /** Case 1, XML. */
    @Test
    void discoveryNamesTheEndpointInXml() {
        var answer = mvc.get().uri("/open311/discovery.xml").exchange();
        assertThat(answer).hasStatusOk().hasContentType("text/xml;charset=utf-8");

        assertThat(Visitor.text(answer))
                .startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?><discovery>")
                .contains("<url>http://localhost/open311/v2</url>")
                .contains("<formats><format>text/xml</format><format>application/json</format></formats>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open311/v2/nothing", "/open311/v2/services", "/open311/v2/services.html", "/open311/"})
    void anUnknownAddressIs404AsXml(String path) {
        assertThat(mvc.get().uri(path).exchange())
                .hasStatus(404)
                .hasContentType("text/xml;charset=utf-8")
                .bodyText()
                .contains("<errors><error><code>404</code><description>");
    }

    @Test
    void anUnknownAddressIs404AsJsonWhereJsonIsAsked() {
        var answer = mvc.get().uri("/open311/v2/nothing.json").exchange();

        assertThat(answer).hasStatus(404).hasContentType("application/json;charset=utf-8");
        assertThat(json.readTree(Visitor.text(answer)).get(0).get("code").asInt())
                .isEqualTo(404);
    }

    private static boolean past(String changeset) {
        return OffsetDateTime.parse(changeset).toInstant().isBefore(Instant.now());
    }
}
