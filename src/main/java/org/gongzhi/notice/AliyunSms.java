package org.gongzhi.notice;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Text messages by Alibaba Cloud (阿里云短信服务, dysmsapi 2017-05-25).
 *
 * <p>The service cannot recognise a repeated request, so each message carries its id as {@code OutId}, and a message in
 * doubt is looked for among the sent ones before it is sent again.
 */
final class AliyunSms implements Channel {

    private static final String VERSION = "2017-05-25";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /** Refusals of the moment, although their codes begin like those that stand. */
    private static final Set<String> PASSING = Set.of(
            "isv.BUSINESS_LIMIT_CONTROL", "isv.DAY_LIMIT_CONTROL", "isv.AMOUNT_NOT_ENOUGH", "isv.OUT_OF_SERVICE");

    private final NoticeSettings.Aliyun settings;
    private final Acs3 signing;
    private final JsonMapper json;
    private final InstantSource clock;

    AliyunSms(NoticeSettings.Aliyun settings, JsonMapper json, InstantSource clock) {
        this.settings = settings;
        this.signing = new Acs3(settings.keyId(), settings.secret());
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "aliyun";
    }

    @Override
    public boolean givesReceipts() {
        return true;
    }

    @Override
    public Outcome send(Message message) {
        var template = settings.templateOf(message.template());
        if (template.isEmpty()) {
            return new Outcome.Refused("no-template-code");
        }
        var answer = call(
                "SendSms",
                Map.of(
                        "PhoneNumbers", message.to(),
                        "SignName", settings.sign(),
                        "TemplateCode", template.get(),
                        "TemplateParam", json.writeValueAsString(message.values()),
                        "OutId", message.id().toString()));
        return switch (answer) {
            case Web.Answer.Silence(var reason, var inDoubt) -> new Outcome.Failed(reason, inDoubt);
            case Web.Answer.Told(var status, var body) -> outcome(status, read(body));
        };
    }

    @Override
    public Optional<Receipt> receipt(Message message, @Nullable String messageId, Instant tried) {
        var answer = call(
                "QuerySendDetails",
                Map.of(
                        "PhoneNumber",
                        message.to(),
                        "SendDate",
                        DAY.format(Shanghai.day(tried)),
                        "PageSize",
                        "50",
                        "CurrentPage",
                        "1"));
        if (!(answer instanceof Web.Answer.Told(int status, var body)) || status != 200) {
            throw new Unanswered();
        }
        var told = read(body);
        if (!told.path("Code").asString("").equals("OK")) {
            throw new Unanswered();
        }
        for (var detail : told.path("SmsSendDetailDTOs").path("SmsSendDetailDTO")) {
            if (detail.path("OutId").asString("").equals(message.id().toString())) {
                return Optional.of(receipt(detail, messageId));
            }
        }
        return Optional.empty();
    }

    private static Receipt receipt(JsonNode detail, @Nullable String messageId) {
        return switch (detail.path("SendStatus").asInt(1)) {
            case 3 -> new Receipt(Receipt.State.DELIVERED, messageId, null);
            case 2 ->
                new Receipt(
                        Receipt.State.UNDELIVERED,
                        messageId,
                        detail.path("ErrCode").asString(""));
            default -> new Receipt(Receipt.State.UNDERWAY, messageId, null);
        };
    }

    private static Outcome outcome(int status, JsonNode told) {
        var code = told.path("Code").asString("");
        if (status == 200 && code.equals("OK")) {
            return new Outcome.Taken(told.path("BizId").asString(""));
        }
        if (code.startsWith("isv.") && !PASSING.contains(code)) {
            return new Outcome.Refused(code);
        }
        return new Outcome.Failed(code.isEmpty() ? "http-" + status : code, status >= 500 || code.isEmpty());
    }

    private Web.Answer call(String action, Map<String, String> parameters) {
        var query = Acs3.query(parameters);
        var host = settings.endpoint().getAuthority();
        var request = HttpRequest.newBuilder(URI.create(settings.endpoint() + "/?" + query))
                .timeout(settings.timeout())
                .POST(BodyPublishers.noBody());
        signing.headers(
                        host,
                        action,
                        VERSION,
                        query,
                        clock.instant(),
                        UUID.randomUUID().toString())
                .forEach((name, value) -> {
                    if (!name.equals("host")) {
                        request.header(name, value);
                    }
                });
        return Web.ask(request.header("Accept", "application/json").build());
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            return json.createObjectNode();
        }
    }
}
