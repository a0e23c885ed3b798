package org.gongzhi.notice;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.kernel.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any provider behind a small gateway of the local government's own ({@code docs/notices.md} describes it): a signed
 * POST hands a message over, a signed GET asks what became of it. The gateway knows a message by its id and takes it
 * once.
 */
final class HttpGateway implements Channel {

    private final NoticeSettings.Gateway settings;
    private final JsonMapper json;
    private final InstantSource clock;

    HttpGateway(NoticeSettings.Gateway settings, JsonMapper json, InstantSource clock) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public boolean givesReceipts() {
        return true;
    }

    @Override
    public Outcome send(Message message) {
        var body = json.writeValueAsString(Map.of(
                "id", message.id().toString(),
                "to", message.to(),
                "template", message.template(),
                "values", message.values(),
                "text", message.text()));
        return switch (ask("POST", settings.url(), body)) {
            case Web.Answer.Silence(var reason, var inDoubt) -> new Outcome.Failed(reason, inDoubt);
            case Web.Answer.Told(var status, var told) -> outcome(status, told);
        };
    }

    @Override
    public Optional<Receipt> receipt(Message message, @Nullable String messageId, Instant tried) {
        var answer = ask("GET", URI.create(settings.url() + "/" + message.id()), "");
        if (!(answer instanceof Web.Answer.Told(var status, var body)) || (status != 200 && status != 404)) {
            throw new Unanswered();
        }
        return status == 404 ? Optional.empty() : Optional.of(receipt(read(body), messageId));
    }

    private static Receipt receipt(JsonNode told, @Nullable String messageId) {
        var id = told.path("message").asString(messageId == null ? "" : messageId);
        return switch (told.path("status").asString("")) {
            case "delivered" -> new Receipt(Receipt.State.DELIVERED, id, null);
            case "undelivered" ->
                new Receipt(Receipt.State.UNDELIVERED, id, told.path("reason").asString(""));
            default -> new Receipt(Receipt.State.UNDERWAY, id, null);
        };
    }

    private Outcome outcome(int status, String body) {
        return switch (status) {
            case 200, 201, 202 -> new Outcome.Taken(read(body).path("message").asString(""));
            case 400, 404, 413, 422 -> new Outcome.Refused("http-" + status);
            default -> new Outcome.Failed("http-" + status, status >= 500);
        };
    }

    private Web.Answer ask(String method, URI address, String body) {
        var timestamp = Long.toString(clock.instant().getEpochSecond());
        var signed = String.join("\n", method, address.getRawPath(), timestamp, Sha256.hex(body));
        return Web.ask(HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Gongzhi-Timestamp", timestamp)
                .header("X-Gongzhi-Signature", "sha256=" + Web.hmacSha256(settings.secret(), signed))
                .build());
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (JacksonException _) {
            return json.createObjectNode();
        }
    }
}
