package org.gongzhi.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The real client against a provider on this machine that checks each signature by itself. */
class AliyunSmsTests {

    private static final Instant NOW = Instant.parse("2026-11-22T17:30:00Z");
    private static final String SECRET = "testing-secret";
    private static final Pattern AUTHORIZATION =
            Pattern.compile("ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})");

    private final StubServer provider;
    private final AliyunSms sms;
    private final Message message = new Message(
            UUID.fromString("01a20209-9649-7c04-bd68-e76903d355ff"),
            "13800001234",
            "appeal-submitted-officer",
            Map.of("number", "SQ620402-1122-00031", "place", "惠民小区 3号楼*~"),
            "subject",
            "text");

    AliyunSmsTests() throws IOException {
        provider = new StubServer();
        var chosen = new HashMap<String, String>();
        chosen.put("gongzhi.notice.aliyun.endpoint", provider.url().toString());
        chosen.put("gongzhi.notice.aliyun.key-id", "testing-id");
        chosen.put("gongzhi.notice.aliyun.secret", SECRET);
        chosen.put("gongzhi.notice.aliyun.sign", "白银共治");
        chosen.put("gongzhi.notice.aliyun.timeout", "500ms");
        chosen.put("gongzhi.notice.aliyun.templates.appealsubmittedofficer", "SMS_0031");
        sms = new AliyunSms(PostOffice.settings(chosen).aliyun(), new JsonMapper(), () -> NOW);
    }

    @BeforeEach
    void checkSignatures() {
        answer(200, "{\"Code\":\"OK\",\"BizId\":\"9006^0\",\"RequestId\":\"R\",\"Message\":\"OK\"}");
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void handsOverASignedMessage() {
        assertThat(sms.send(message)).isEqualTo(new Outcome.Taken("9006^0"));

        var request = provider.requests.getFirst();
        assertThat(request.header("x-acs-action")).isEqualTo("SendSms");
        assertThat(request.header("x-acs-version")).isEqualTo("2017-05-25");
        assertThat(request.header("x-acs-date")).isEqualTo("2026-11-22T17:30:00Z");
        assertThat(request.parameters())
                .containsEntry("PhoneNumbers", "13800001234")
                .containsEntry("SignName", "白银共治")
                .containsEntry("TemplateCode", "SMS_0031")
                .containsEntry("OutId", "01a20209-9649-7c04-bd68-e76903d355ff");
        var told = new JsonMapper().readTree(request.parameters().get("TemplateParam"));
        assertThat(told.path("number").asString()).isEqualTo("SQ620402-1122-00031");
        assertThat(told.path("place").asString()).isEqualTo("惠民小区 3号楼*~");
    }

    @Test
    void aWrongSecretIsFoundOutByTheProvider() {
        provider.answer = request -> {
            assertThat(verified(request, "another-secret")).isFalse();
            return new StubServer.Answer(400, "{\"Code\":\"SignatureDoesNotMatch\"}");
        };

        assertThat(sms.send(message)).isEqualTo(new Outcome.Failed("SignatureDoesNotMatch", false));
        assertThat(provider.requests).hasSize(1);
    }

    @Test
    void tellsWhatStandsFromWhatPasses() {
        answer(200, "{\"Code\":\"isv.MOBILE_NUMBER_ILLEGAL\"}");
        assertThat(sms.send(message)).isEqualTo(new Outcome.Refused("isv.MOBILE_NUMBER_ILLEGAL"));
        answer(200, "{\"Code\":\"isv.BUSINESS_LIMIT_CONTROL\"}");
        assertThat(sms.send(message)).isEqualTo(new Outcome.Failed("isv.BUSINESS_LIMIT_CONTROL", false));
        answer(503, "<html>busy</html>");
        assertThat(sms.send(message)).isEqualTo(new Outcome.Failed("http-503", true));
        answer(200, "not json");
        assertThat(sms.send(message)).isEqualTo(new Outcome.Failed("http-200", true));
    }

    @Test
    void aLostAnswerLeavesADoubtAndAClosedDoorNone() {
        provider.answer = _ -> StubServer.Answer.SILENCE;
        assertThat(sms.send(message)).isEqualTo(new Outcome.Failed("HttpTimeoutException", true));

        provider.close();
        assertThat(sms.send(message)).isEqualTo(new Outcome.Failed("unreachable", false));
    }

    @Test
    void refusesATextWithoutATemplateCode() {
        var other = new Message(message.id(), message.to(), "no-code", Map.of(), "", "");

        assertThat(sms.send(other)).isEqualTo(new Outcome.Refused("no-template-code"));
        assertThat(provider.requests).isEmpty();
    }

    @Test
    void findsAmongTheSentOnesWhatBecameOfAMessage() {
        var tried = NOW.minus(Duration.ofHours(1));
        answer(200, details("another", 3));
        assertThat(sms.receipt(message, "B", tried)).isEmpty();
        assertThat(provider.requests.getLast().parameters()).containsEntry("SendDate", "20261123");

        answer(200, details(message.id().toString(), 1));
        assertThat(sms.receipt(message, "B", tried)).contains(new Receipt(Receipt.State.UNDERWAY, "B", null));
        answer(200, details(message.id().toString(), 2));
        assertThat(sms.receipt(message, "B", tried)).contains(new Receipt(Receipt.State.UNDELIVERED, "B", "UNKNOWN"));
        answer(200, details(message.id().toString(), 3));
        assertThat(sms.receipt(message, "B", tried)).contains(new Receipt(Receipt.State.DELIVERED, "B", null));

        answer(500, "");
        assertThatExceptionOfType(Unanswered.class).isThrownBy(() -> sms.receipt(message, "B", tried));
    }

    private static String details(String outId, int status) {
        return """
                {"Code":"OK","TotalCount":"1","SmsSendDetailDTOs":{"SmsSendDetailDTO":[
                  {"OutId":"%s","SendStatus":%d,"ErrCode":"UNKNOWN","PhoneNum":"13800001234"}]}}
                """.formatted(outId, status);
    }

    private void answer(int status, String body) {
        provider.answer = request ->
                verified(request, SECRET) ? new StubServer.Answer(status, body) : new StubServer.Answer(400, "{}");
    }

    /** Written from the description of the method, not from the client. */
    private static boolean verified(StubServer.Request request, String secret) {
        var parts = AUTHORIZATION.matcher(request.header("Authorization"));
        if (!parts.matches()) {
            return false;
        }
        var canonical = new StringBuilder("POST\n/\n" + request.rawQuery() + "\n");
        for (var name : parts.group(2).split(";", -1)) {
            canonical.append(name).append(':').append(request.header(name)).append('\n');
        }
        canonical.append('\n').append(parts.group(2)).append('\n').append(StubServer.sha256(request.body()));
        var expected = StubServer.hmac(secret, "ACS3-HMAC-SHA256\n" + StubServer.sha256(canonical.toString()));
        return expected.equals(parts.group(3)) && parts.group(1).equals("testing-id");
    }
}
