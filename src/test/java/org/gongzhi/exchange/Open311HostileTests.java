package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.SplittableRandom;
import org.gongzhi.exchange.GeoReport.Form;
import org.gongzhi.kernel.Command;
import org.gongzhi.testing.ForAll;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SmallTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whatever bytes come over the wire, the answer is a clear 4xx in the form that was asked for: case 29 and more. */
@Pages
class Open311HostileTests {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data; boundary=part";
    private static final int TEN_MEGABYTES = 10 << 20;

    private final HttpClient client = HttpClient.newHttpClient();
    private final MockMvcTester mvc;
    private final SmallTown town;
    private final ProgramAccess access;
    private final Command outlines;
    private final int port;
    private static String key = "";

    Open311HostileTests(
            MockMvcTester mvc,
            SmallTown town,
            ProgramAccess access,
            @Qualifier("import outlines") Command outlines,
            @LocalServerPort int port) {
        this.mvc = mvc;
        this.town = town;
        this.access = access;
        this.outlines = outlines;
        this.port = port;
    }

    @BeforeEach
    void settle() throws Exception {
        if (key.isEmpty()) {
            key = Open311Client.settle(town, access, mvc, outlines);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoFormIsNotRead(Form form) throws Exception {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r>&b;&x;</r>";
        for (var type :
                new String[] {"text/xml", "application/xml", "application/json", "text/plain", "", "nonsense"}) {
            refused(post(form, type, BodyPublishers.ofString(bomb)), 400, form, "表单");
        }
        // As a form it is one argument with a strange name, and the rest is missing.
        refused(post(form, FORM, BodyPublishers.ofString(bomb)), 403, form, "api_key");
    }

    @ParameterizedTest
    @EnumSource
    void tenMegabytesAreRefused(Form form) throws Exception {
        refused(post(form, FORM, big("description=")), 413, form, "太大");
        refused(
                post(form, FORM, big("api_key=" + key + "&service_code=appeal&address_id=620402001006&description=")),
                413,
                form);
        refused(post(form, "text/xml", big("<!DOCTYPE r><r>")), 400, form);
        var head = "--part\r\nContent-Disposition: form-data; name=\"description\"\r\n\r\n";
        var answer = post(form, PARTS, big(head, "\r\n--part--\r\n"));
        assertThat(answer.statusCode()).isIn(400, 413);
        refused(answer, answer.statusCode(), form);
    }

    @ParameterizedTest
    @EnumSource
    void brokenEncodingIsSaidToBeBroken(Form form) throws Exception {
        var start = "api_key=" + key + "&service_code=appeal&address_id=620402001006&description=";
        refused(post(form, FORM, BodyPublishers.ofString(start + "%E6%B0")), 400, form);
        refused(post(form, FORM, BodyPublishers.ofString(start + "%C0%AF")), 400, form);
        refused(post(form, FORM, BodyPublishers.ofString(start + "%ED%A0%80")), 400, form);
        refused(post(form, FORM, BodyPublishers.ofByteArray((start + "\u00e6\u00b0").getBytes(ISO_8859_1))), 400, form);
        refused(post(form, FORM, BodyPublishers.ofString(start + "%zz")), 400, form);
        // What some clients put in place of what they could not decode themselves.
        refused(post(form, FORM, BodyPublishers.ofString(start + "%EF%BF%BD")), 400, form, "UTF-8");
    }

    @ParameterizedTest
    @EnumSource
    void moreArgumentsThanAnybodyNeedsAreRefused(Form form) throws Exception {
        var body = new StringBuilder("api_key=").append(key);
        for (int i = 0; i < 20_000; i++) {
            body.append("&a").append(i).append("=1");
        }
        var answer = post(form, FORM, BodyPublishers.ofString(body.toString()));
        refused(answer, answer.statusCode(), form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--part", "nothing", "--part\r\nContent-Disposition: form-data\r\n\r\nx\r\n--part--\r\n"})
    void halfAFormOfPartsIsRefused(String body) throws Exception {
        for (var form : Form.values()) {
            var answer = post(form, PARTS, BodyPublishers.ofString(body));
            assertThat(answer.statusCode()).isIn(400, 403);
            refused(answer, answer.statusCode(), form);
        }
        refused(post(Form.XML, "multipart/form-data", BodyPublishers.ofString(body)), 400, Form.XML);
    }

    /** Bytes at random, whole or behind a good beginning, never break anything. */
    @ForAll(tries = 60)
    void randomBytesAreAnsweredWithFourHundreds(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        var bytes = new byte[random.nextInt(400)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte)
                    (random.nextInt(4) == 0 ? "&=%[]+<>;\"\0\r\n-".charAt(random.nextInt(14)) : random.nextInt(256));
        }
        var form = random.nextBoolean() ? Form.XML : Form.JSON;
        var start = random.nextBoolean() ? "" : "api_key=" + key + "&service_code=appeal&lat=";
        var body = (start + new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
        var answer = post(form, random.nextInt(3) == 0 ? PARTS : FORM, BodyPublishers.ofByteArray(body));
        assertThat(answer.statusCode()).isBetween(400, 499);
        refused(answer, answer.statusCode(), form);
    }

    @Test
    void addressesAtRandomAreAnsweredToo() throws Exception {
        for (var path : new String[] {
            "requests.json?lat=%E6%B0",
            "requests/..%2f..%2fetc.json",
            "requests/%00.json",
            "services/%E6%B0.json",
            "tokens/" + "9".repeat(3000) + ".json",
            "requests.json?page=99999999999999999999",
            "requests/'--.json"
        }) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/open311/v2/" + path))
                            .build(),
                    BodyHandlers.ofString(UTF_8));
            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
        }
    }

    private HttpResponse<String> post(Form form, String type, BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + port + "/open311/v2/requests" + (form == Form.XML ? ".xml" : ".json")))
                .POST(body);
        return client.send(
                (type.isEmpty() ? request : request.header("Content-Type", type)).build(),
                BodyHandlers.ofString(UTF_8));
    }

    /** Ten megabytes that nobody holds in memory. */
    private static BodyPublisher big(String start) {
        return big(start, "");
    }

    private static BodyPublisher big(String start, String end) {
        var letters =
                Collections.nCopies(TEN_MEGABYTES >> 16, "a".repeat(1 << 16).getBytes(UTF_8));
        return BodyPublishers.concat(
                BodyPublishers.ofString(start), BodyPublishers.ofByteArrays(letters), BodyPublishers.ofString(end));
    }

    private static void refused(HttpResponse<String> answer, int status, Form form, String... said) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue(form == Form.XML ? "text/xml;charset=utf-8" : "application/json;charset=utf-8");
        assertThat(answer.body())
                .startsWith(
                        form == Form.XML
                                ? "<?xml version=\"1.0\" encoding=\"utf-8\"?><errors><error><code>"
                                : "[{\"code\":")
                .containsPattern("\\p{IsHan}")
                .doesNotContain("Exception", "root:");
        for (var word : said) {
            assertThat(answer.body()).contains(word);
        }
    }
}
