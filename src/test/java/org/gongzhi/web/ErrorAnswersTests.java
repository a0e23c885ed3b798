package org.gongzhi.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.gongzhi.testing.Pages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever a client sends, it is told in words what happened and what to do. */
@Pages
class ErrorAnswersTests {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern TOKEN = Pattern.compile("name=\"(_csrf)\" value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "/cards/trials/nothing, 404, 没有找到",
        "/cards/trials/number, 400, 没有办成",
        "/cards/trials/number?count=many, 400, 没有办成",
        "/cards/trials/send, 405, 没有办成",
        "/cards/trials/broken, 500, 网站出错了",
        "/cards/trials/refused, 404, 没有找到"
    })
    void peopleGetAPageAndProgramsAProblem(String path, int status, String heading) throws Exception {
        var page = get(path, "text/html");

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains("<!doctype html>", heading).doesNotContain("Exception", "\tat ");

        var problem = get(path, "application/json");

        assertThat(problem.statusCode()).isEqualTo(status);
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(problem.body())
                .contains("\"type\":\"urn:gongzhi:", "\"status\":" + status, "\"detail\":")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void theAddressOfTheErrorPageIsNoPage() throws Exception {
        assertThat(get("/error", "text/html").statusCode()).isEqualTo(404);
    }

    @Test
    void anUploadTooLargeIsToldSo() throws Exception {
        var answer = post("/cards/trials/photo", "multipart/form-data; boundary=b", upload(13));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("内容太大了");
    }

    @Test
    void anUploadFarTooLargeIsToldSo() throws Exception {
        var answer = post("/cards/trials/photo", "multipart/form-data; boundary=b", upload(45));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("内容太大了");
    }

    @Test
    void aBrokenUploadIsToldSo() throws Exception {
        var answer = post("/cards/trials/photo", "multipart/form-data", BodyPublishers.ofString("--what"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("没有办成").doesNotContain("Exception");
    }

    @Test
    void unreadableJsonIsToldSo() throws Exception {
        var answer = post("/cards/trials/json", "application/json", BodyPublishers.ofString("{\"a\":"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("没有办成").doesNotContain("Exception", "JSON");
    }

    @Test
    void aFormatWeCannotReadIsToldSo() throws Exception {
        var answer = post("/cards/trials/json", "application/pdf", BodyPublishers.ofString("%PDF"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("认不出这种文件");
    }

    @Test
    void whoMustWaitLosesNoWord() throws Exception {
        var answer = post(
                "/cards/trials/wait",
                FORM,
                BodyPublishers.ofString("text=%E8%B7%AF%E7%81%AF%3Cb%3E&key=k-7&password=secret"));

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body())
                .contains("请稍等一会儿", "路灯&lt;b&gt;</textarea>", "name=\"key\" value=\"k-7\"", "name=\"_csrf\"")
                .doesNotContain("secret", "<b>");
    }

    @Test
    void whoWasRefusedMayCopyWhatHeWrote() throws Exception {
        var answer = post("/cards/trials/late", FORM, BodyPublishers.ofString("text=abc"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("情况刚刚变了", "readonly", "abc</textarea>");
    }

    @Test
    void htmxGetsOneLineForItsNotice() throws Exception {
        var answer = send(request("/cards/trials/refused").header("HX-Request", "true"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("HX-Retarget")).hasValue("#notice");
        assertThat(answer.headers().firstValue("HX-Reswap").orElse("")).startsWith("innerHTML");
        assertThat(answer.body()).contains("role=\"alert\"").doesNotContain("<html");
    }

    @Test
    void largePrintIsRememberedForAYear() throws Exception {
        var answer = send(request("/elder?on=1&back=//evil.example/"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("elder=1")
                        .contains("Max-Age=31536000", "SameSite=Lax", "Path=/"));
    }

    @Test
    void aStyleSheetIsKeptUnderItsOwnAddressOnly() throws Exception {
        assertThat(cacheControl("/css/resident.css?v=1")).contains("immutable", "max-age=31536000");
        assertThat(cacheControl("/css/resident.css")).doesNotContain("max-age=31536000");
        assertThat(cacheControl("/css/nothing.css?v=1")).contains("no-store");
    }

    private String cacheControl(String path) throws IOException, InterruptedException {
        return send(request(path)).headers().firstValue("Cache-Control").orElse("");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return send(request(path).header("Accept", accept));
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        var form = TOKEN.matcher(get("/cards/trials/form", "text/html").body());
        assertThat(form.find()).isTrue();
        return send(request(path)
                .header("Accept", "text/html")
                .header("Content-Type", type)
                .header("X-XSRF-TOKEN", form.group(2))
                .header("X-CSRF-TOKEN", form.group(2))
                .POST(body));
    }

    private static BodyPublisher upload(int megabytes) {
        var head = "--b\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n".getBytes(UTF_8);
        return BodyPublishers.concat(
                BodyPublishers.ofByteArray(head),
                BodyPublishers.ofByteArray(new byte[megabytes << 20]),
                BodyPublishers.ofByteArray("\r\n--b--\r\n".getBytes(UTF_8)));
    }
}
