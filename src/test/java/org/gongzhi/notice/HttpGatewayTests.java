package org.gongzhi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The real client and the real outbox against a gateway on this machine that fails in every way a gateway can. */
@ApplicationModuleTest
@TestPropertySource(properties = "gongzhi.notice.sender=false")
@Import(PostOffice.class)
class HttpGatewayTests {

    private static final String SECRET = "gateway-secret";

    private final PostOffice office;
    private final JsonMapper json;
    private StubServer provider;
    private HttpGateway gateway;

    HttpGatewayTests(PostOffice office, JsonMapper json) throws IOException {
        this.office = office;
        this.json = json;
        this.provider = new StubServer();
        this.gateway = client();
    }

    @BeforeEach
    void open() throws IOException {
        provider.close();
        provider = new StubServer();
        gateway = client();
        office.open(gateway);
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void handsOverASignedMessageOnce() {
        answer(202, "{\"message\":\"G-1\"}");
        office.queue(office.toResident("13800030001", "signed", true));

        office.round();

        assertThat(office.status("signed")).isEqualTo("sent");
        var body = json.readTree(provider.requests.getFirst().body());
        assertThat(body.path("to").asString()).isEqualTo("13800030001");
        assertThat(body.path("text").asString()).contains("signed", "http://x/m/1");
        assertThat(body.path("template").asString()).isEqualTo("appeal-closed");
    }

    @Test
    void anOverloadedGatewayGetsItLaterAndOnlyOnce() {
        var calls = new AtomicInteger();
        provider.answer = request -> !verified(request)
                ? new StubServer.Answer(401, "")
                : calls.incrementAndGet() < 3
                        ? new StubServer.Answer(429, "")
                        : new StubServer.Answer(202, "{\"message\":\"G-2\"}");
        office.queue(office.toResident("13800030002", "later", true));

        for (int i = 0; i < 6; i++) {
            office.round();
            office.pass(Duration.ofSeconds(50));
        }

        assertThat(office.status("later")).isEqualTo("sent");
        assertThat(calls).hasValueLessThanOrEqualTo(3 + 4);
        assertThat(provider.requests.stream().filter(each -> each.method().equals("POST")))
                .hasSize(3)
                .extracting(each -> json.readTree(each.body()).path("id").asString())
                .containsOnly(json.readTree(provider.requests.getFirst().body())
                        .path("id")
                        .asString());
    }

    @Test
    void aMessageWhoseAnswerWasLostIsNotSentAgain() {
        Set<String> kept = ConcurrentHashMap.newKeySet();
        provider.answer = request -> {
            if (request.method().equals("POST")) {
                kept.add(json.readTree(request.body()).path("id").asString());
                return StubServer.Answer.SILENCE;
            }
            var id = request.uri().getPath().substring("/messages/".length());
            return kept.contains(id)
                    ? new StubServer.Answer(200, "{\"status\":\"underway\",\"message\":\"G-3\"}")
                    : new StubServer.Answer(404, "");
        };
        office.queue(office.toResident("13800030003", "lost", true));

        office.round();
        assertThat(office.status("lost")).isEqualTo("waiting");
        office.pass(Duration.ofMinutes(1));
        office.round();

        assertThat(office.status("lost")).isEqualTo("sent");
        assertThat(provider.requests).extracting(StubServer.Request::method).containsExactly("POST", "GET");
    }

    @Test
    void aMessageThatNeverArrivedIsSentAgain() {
        var calls = new AtomicInteger();
        provider.answer = request -> request.method().equals("GET")
                ? new StubServer.Answer(404, "")
                : calls.incrementAndGet() == 1
                        ? new StubServer.Answer(500, "")
                        : new StubServer.Answer(202, "{\"message\":\"G-4\"}");
        office.queue(office.toResident("13800030004", "never", true));

        office.round();
        office.pass(Duration.ofMinutes(1));
        office.round();

        assertThat(office.status("never")).isEqualTo("sent");
        assertThat(calls).hasValue(2);
    }

    @Test
    void whoCannotSayIsAskedAgainBeforeAnythingIsSent() {
        var message = new Message(java.util.UUID.randomUUID(), "13800030005", "appeal-closed", Map.of(), "", "");
        answer(503, "");

        assertThatExceptionOfType(Unanswered.class).isThrownBy(() -> gateway.receipt(message, null, Instant.EPOCH));
    }

    @Test
    void recordsWhatTheGatewayRefusesAndWhatDidNotArrive() {
        answer(422, "");
        office.queue(office.toResident("13800030006", "refused", true));
        office.round();
        assertThat(office.status("refused")).isEqualTo("failed");
        assertThat(office.reason("refused")).isEqualTo("http-422");

        answer(200, "{\"message\":\"G-5\",\"status\":\"undelivered\",\"reason\":\"switched-off\"}");
        office.queue(office.toResident("13800030007", "off", true));
        office.round();
        office.pass(Duration.ofMinutes(2));
        office.round();
        assertThat(office.status("off")).isEqualTo("undelivered");
        assertThat(office.reason("off")).isEqualTo("switched-off");
    }

    private HttpGateway client() {
        var settings = PostOffice.settings(Map.of(
                "gongzhi.notice.gateway.url",
                provider.url() + "/messages",
                "gongzhi.notice.gateway.secret",
                SECRET,
                "gongzhi.notice.gateway.timeout",
                "500ms"));
        return new HttpGateway(settings.gateway(), json, office.clock());
    }

    private void answer(int status, String body) {
        provider.answer =
                request -> verified(request) ? new StubServer.Answer(status, body) : new StubServer.Answer(401, "");
    }

    private static boolean verified(StubServer.Request request) {
        var signed = request.method() + "\n" + request.uri().getRawPath() + "\n" + request.header("X-Gongzhi-Timestamp")
                + "\n" + StubServer.sha256(request.body());
        return request.header("X-Gongzhi-Signature").equals("sha256=" + StubServer.hmac(SECRET, signed));
    }
}
