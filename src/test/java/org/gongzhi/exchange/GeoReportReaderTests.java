package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gongzhi.exchange.GeoReportReader.Unreadable;
import org.gongzhi.testing.ForAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other servers answer is read, and nothing in it is obeyed. */
class GeoReportReaderTests {

    @Test
    void rowsAreReadWithTheirFieldsAndWhatIsNestedIsPassedOver() throws Unreadable {
        assertThat(rows("""
                <?xml version="1.0" encoding="utf-8"?>
                <service_requests><request><service_request_id> 7 </service_request_id><status/>
                <notes><note><text>x</text></note></notes><description><![CDATA[a < b]]> &amp; &#x6c34;</description></request>
                <request/></service_requests>
                """.strip()))
                .isEqualTo(List.of(
                        Map.of("service_request_id", "7", "status", "", "notes", "", "description", "a < b & 水"),
                        Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r><r/>",
                "<!DOCTYPE r [<!ENTITY a 'aaaa'>]><r><x><y>&a;</y></x></r>",
                "<!DOCTYPE r SYSTEM 'http://localhost:1/x.dtd'><r/>",
                "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r><x><y>&x;</y></x></r>",
                "<!DOCTYPE r [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]><r/>",
                "<r><x><y>&unknown;</y></x></r>",
                "<r><x><y>&#0;</y></x></r>",
                "<r><x></r>",
                "<html><body>Fatal error",
                "{\"service_requests\": []}",
                "\uFEFF",
                ""
            })
    void whatIsNoPlainListIsRefused(String text) {
        assertThatThrownBy(() -> rows(text)).isInstanceOf(Unreadable.class);
    }

    @Test
    void whatIsTooDeepTooManyOrTooLongIsRefused() {
        assertThatThrownBy(() -> rows("<a>".repeat(100_000))).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> rows("<r>" + "<x/>".repeat(5_001) + "</r>")).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> rows("<r><x><y>" + "水".repeat(20_001) + "</y></x></r>"))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() ->
                        GeoReportReader.rows(new byte[] {'<', 'r', '>', (byte) 0xC0, (byte) 0xAF, '<', '/', 'r', '>'}))
                .isInstanceOf(Unreadable.class);
    }

    @ForAll
    void bytesAtRandomAreReadOrRefused(long seed) {
        var random = new SplittableRandom(seed);
        var bytes = "<r><x><y>水&amp;</y></x><!-- --></r>".getBytes(UTF_8);
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        try {
            assertThat(GeoReportReader.rows(bytes)).hasSizeLessThan(5);
        } catch (Unreadable e) {
            assertThat(e.getMessage()).isNotNull();
        }
    }

    private static List<Map<String, String>> rows(String text) throws Unreadable {
        return GeoReportReader.rows(text.getBytes(UTF_8));
    }
}
