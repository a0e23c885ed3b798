package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The two forms of an answer, and for which area it is asked. */
class GeoReportTests {

    private final GeoReport report = new GeoReport(new JsonMapper());

    /** Case 28. */
    @Test
    void whatXmlCannotHoldIsLeftOutAndTheRestEscaped() {
        var row = GeoReport.object("description", "<b> & \"水\" ]]> 💧 \u0000\u0008\uFFFE\uD800 \t", "media_url", null);

        assertThat(text("service_requests", List.of(row), "/x.xml"))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?><service_requests><request><description>"
                                + "&lt;b&gt; &amp; \"水\" ]]&gt; 💧  \t</description><media_url></media_url></request></service_requests>");
    }

    @Test
    void jsonHasNoWrapperAndKeepsTypes() {
        var row = GeoReport.object("service_code", "001", "metadata", true, "lat", 36.5, "media_url", null);

        assertThat(text("services", List.of(row), "/x.json"))
                .isEqualTo("[{\"service_code\":\"001\",\"metadata\":true,\"lat\":36.5,\"media_url\":null}]");
        assertThat(text("services", List.of(), "/x.json")).isEqualTo("[]");
        assertThat(text("services", List.of(), "/x.xml"))
                .isEqualTo("<?xml version=\"1.0\" encoding=\"utf-8\"?><services></services>");
    }

    /** Case 3. */
    @Test
    void theJurisdictionIsIgnoredWhereThereIsOneAndNeededWhereThereAreSeveral() {
        var one = new Open311Jurisdictions("");
        assertThat(one.area(sent(Map.of()))).isNull();
        assertThat(one.area(sent(Map.of("jurisdiction_id", List.of("anything")))))
                .isNull();

        var several = new Open311Jurisdictions("baiyin=620402, pingchuan=620403");
        assertThat(String.valueOf(several.area(sent(Map.of("jurisdiction_id", List.of("pingchuan"))))))
                .isEqualTo("620403");
        assertThatThrownBy(() -> several.area(sent(Map.of())))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID));
        assertThatThrownBy(() -> several.area(sent(Map.of("jurisdiction_id", List.of("moon")))))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNKNOWN));
    }

    private static Open311Sent sent(Map<String, List<String>> arguments) {
        return new Open311Sent(arguments, List.of());
    }

    private String text(String root, Object body, String path) {
        return new String(report.answer(root, body, path).getBody(), UTF_8);
    }
}
