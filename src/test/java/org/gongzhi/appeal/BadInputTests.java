package org.gongzhi.appeal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent to the form at the door and to the API: people read a Chinese sentence, programs a problem document,
 * and nothing is half written.
 */
@Pages
class BadInputTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=b";

    private final MockMvcTester mvc;
    private final ProgramAccess access;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String base;
    private final String door;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    BadInputTests(
            MockMvcTester mvc,
            ProgramAccess access,
            JdbcClient jdbc,
            JsonMapper json,
            SmallTown town,
            DoorCodes doors,
            @LocalServerPort int port) {
        this.mvc = mvc;
        this.access = access;
        this.jdbc = jdbc;
        this.json = json;
        this.base = "http://localhost:" + port;
        town.settle();
        this.door = doors.codeOf(SmallTown.BUILDING);
        access.employ("bad-input", "community-officer", SmallTown.VILLAGE, "620402001006-wyh");
    }

    /** What is sent, to where, and the status that is right. */
    @SuppressWarnings("ArrayRecordComponent") // sent once, never compared
    record Sent(String what, String path, @Nullable String type, byte[] body, int status, String words) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Sent> atTheDoor() throws IOException {
        var noise = new byte[10 << 20];
        new Random(1).nextBytes(noise);
        return Stream.of(
                form("a code nobody gave", "/q/ABCDEFGHJK", "text=x", 404, "编码"),
                form("HTML for a code", "/q/%3Cscript%3E", "text=x", 404, "编码"),
                form("a very long code", "/q/" + "A".repeat(3000), "text=x", 404, "编码"),
                form("no text", "/q/{door}", "text=", 422, "这一项要填"),
                form("only control characters", "/q/{door}", "text=%00%07%1B%E2%80%AE", 422, "这一项要填"),
                form("a text too long", "/q/{door}", "text=" + "a".repeat(4001), 422, "太长了"),
                form("a telephone that is none", "/q/{door}", "text=x&phone=%3Cb%3E12", 422, "电话号码不对"),
                form("text where a file belongs", "/q/{door}", "text=&photos=7", 422, "这一项要填"),
                form("a broken percent sign", "/q/{door}", "text=%zz", 400, "没有办成"),
                new Sent(
                        "a 10 MB file that is no photograph",
                        "/q/{door}",
                        MULTIPART,
                        upload("photos", noise),
                        422,
                        "照片"),
                new Sent("a 13 MB file", "/q/{door}", MULTIPART, upload("photos", new byte[13 << 20]), 413, "太大"),
                new Sent("a body of 45 MB", "/q/{door}", MULTIPART, upload("photos", new byte[45 << 20]), 413, "太大"),
                new Sent(
                        "a recording that is none",
                        "/q/{door}",
                        MULTIPART,
                        upload("recording", "x".getBytes(UTF_8)),
                        422,
                        "录音"),
                new Sent("a part that ends early", "/q/{door}", MULTIPART, early(), 400, "没有办成"),
                new Sent(
                        "parts without a boundary",
                        "/q/{door}",
                        "multipart/form-data",
                        "--b".getBytes(UTF_8),
                        400,
                        "没有办成"));
    }

    static Stream<Sent> byPrograms() {
        return Stream.of(
                api("no JSON", "/api/matters", "{\"a\":", 400, "格式"),
                api("a list for an object", "/api/matters", "[1, 2]", 400, "格式"),
                api("nothing", "/api/matters", "", 400, "格式"),
                api("null", "/api/matters", "null", 400, "格式"),
                api("nothing asked for", "/api/matters", "{}", 422, "看"),
                api("an unknown procedure", "/api/matters", wish("nothing", "{building}", "{}"), 404, "程序"),
                api("a place that is no code", "/api/matters", wish("appeal", "<b>", "{}"), 422, "看"),
                api("a place nobody knows", "/api/matters", wish("appeal", "620402001099", "{}"), 404, "地"),
                api("a number for a text", "/api/matters", wish("appeal", "{building}", "{\"text\": 5}"), 422, "看"),
                api("an object for a text", "/api/matters", wish("appeal", "{building}", "{\"text\": {}}"), 422, "看"),
                api(
                        "a field nobody asked",
                        "/api/matters",
                        wish("appeal", "{building}", "{\"text\": \"x\", \"rank\": 1}"),
                        422,
                        "看"),
                api(
                        "a photograph nobody sent",
                        "/api/matters",
                        wish(
                                "appeal",
                                "{building}",
                                "{\"text\": \"x\", \"photos\": [\"00000000-0000-7000-8000-000000000000\"]}"),
                        422,
                        "照片"),
                api(
                        "words for photographs",
                        "/api/matters",
                        wish("appeal", "{building}", "{\"text\": \"x\", \"photos\": [{}, null]}"),
                        422,
                        "看"),
                api(
                        "an unknown number",
                        "/api/matters/SQ620402-1122-99999/actions/call-back",
                        "{\"version\": 1}",
                        404,
                        "编号"),
                api("a number that is none", "/api/matters/%3Cb%3E/actions/call-back", "{\"version\": 1}", 404, "编号"),
                api(
                        "words for a version",
                        "/api/matters/SQ620402-1122-99999/actions/call-back",
                        "{\"version\": \"two\"}",
                        400,
                        "格式"),
                new Sent("a form for JSON", "/api/matters", FORM, "text=x".getBytes(UTF_8), 415, "格式"));
    }

    @AfterEach
    void nobodyIsLeftWaiting() {
        client.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("atTheDoor")
    void atTheDoorPeopleAreToldInWordsAndProgramsByAProblem(Sent sent) throws Exception {
        var before = written();
        var page = send(sent, "text/html", Map.of());
        var problem = send(sent, "application/json", Map.of());

        assertThat(page.statusCode()).isEqualTo(sent.status());
        assertThat(page.body()).contains("<html lang=\"zh-CN\"", sent.words()).doesNotContain("<script>alert");
        assertQuiet(page.body());
        assertProblem(problem, sent);
        assertThat(written()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("byPrograms")
    void programsAreToldByAProblemDocument(Sent sent) throws Exception {
        var bearer = Map.of("Authorization", "Bearer " + access.token(mvc, "bad-input"));
        var before = written();

        var problem = send(sent, "*/*", bearer);

        assertProblem(problem, sent);
        assertThat(written()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("longKeys")
    void aKeyThatIsTooLongIsToldSo(String key) throws Exception {
        var sent = api("a long key", "/api/matters", wish("appeal", "{building}", "{\"text\": \"x\"}"), 422, "标识");
        var headers = Map.of("Authorization", "Bearer " + access.token(mvc, "bad-input"), "Idempotency-Key", key);
        var before = written();

        assertProblem(send(sent, "*/*", headers), sent);
        assertThat(written()).isEqualTo(before);
    }

    static Stream<String> longKeys() {
        return Stream.of("k".repeat(51), "k".repeat(5000));
    }

    private void assertProblem(HttpResponse<String> answer, Sent sent) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(sent.status());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var problem = json.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(sent.status());
        assertThat(problem.get("type").asString()).startsWith("urn:gongzhi:");
        assertThat(problem.get("detail").asString()).containsPattern("\\p{IsHan}{4}");
        assertQuiet(answer.body());
    }

    /** Says nothing of the program's insides. */
    private static void assertQuiet(String body) {
        assertThat(body)
                .doesNotContain("Exception", "\tat ", "org.gongzhi", "org.springframework", "select ", "tomcat");
    }

    private List<Long> written() {
        return Stream.of(
                        "procedure.matter",
                        "procedure.history",
                        "procedure.clock",
                        "procedure.personal",
                        "notice.outbox")
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private HttpResponse<String> send(Sent sent, String accept, Map<String, String> headers)
            throws IOException, InterruptedException {
        var path = sent.path().replace("{door}", door);
        var request = HttpRequest.newBuilder(URI.create(base + path)).header("Accept", accept);
        if (!path.startsWith("/api/")) {
            var form = TOKEN.matcher(client.send(
                            HttpRequest.newBuilder(URI.create(base + "/q/" + door))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
            assertThat(form.find()).isTrue();
            request.header("X-XSRF-TOKEN", form.group(1)).header("X-CSRF-TOKEN", form.group(1));
        }
        headers.forEach(request::header);
        if (sent.type() != null) {
            request.header("Content-Type", sent.type());
        }
        return client.send(request.POST(BodyPublishers.ofByteArray(sent.body())).build(), BodyHandlers.ofString());
    }

    private static Sent form(String what, String path, String body, int status, String words) {
        return new Sent(what, path, FORM, body.getBytes(UTF_8), status, words);
    }

    private static Sent api(String what, String path, String body, int status, String words) {
        return new Sent(what, path, "application/json", body.getBytes(UTF_8), status, words);
    }

    private static String wish(String procedure, String place, String fields) {
        return "{\"procedure\": \"%s\", \"place\": \"%s\", \"fields\": %s}"
                .formatted(procedure, place.replace("{building}", SmallTown.BUILDING.value()), fields);
    }

    private static byte[] upload(String name, byte[] content) throws IOException {
        var body = new ByteArrayOutputStream();
        body.write(part("text", "").getBytes(UTF_8));
        body.write("请看附件\r\n".getBytes(UTF_8));
        body.write(part(name, "; filename=\"a.jpg\"").getBytes(UTF_8));
        body.write(content);
        body.write("\r\n--b--\r\n".getBytes(UTF_8));
        return body.toByteArray();
    }

    private static byte[] early() {
        return (part("text", "") + "一半").getBytes(UTF_8);
    }

    private static String part(String name, String more) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
    }
}
