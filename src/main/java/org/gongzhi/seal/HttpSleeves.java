package org.gongzhi.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Sleeves behind a small gateway of the local government's own; {@code docs/seals.md} describes what is said. */
final class HttpSleeves implements Sleeves {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final URI address;
    private final Signing signing;
    private final JsonMapper json;
    private final InstantSource time;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HttpSleeves(URI address, Signing signing, JsonMapper json, InstantSource time) {
        this.address = address;
        this.signing = signing;
        this.json = json;
        this.time = time;
    }

    @Override
    public Outcome tell(Command command) {
        var body = json.writeValueAsString(Map.of(
                "id", command.id().toString(),
                "sleeve", command.sleeve(),
                "use", command.number(),
                "command", command.kind(),
                "impressions", command.impressions(),
                "until", command.until().toString()));
        var timestamp = Long.toString(time.instant().getEpochSecond());
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Gongzhi-Timestamp", timestamp)
                .header(
                        "X-Gongzhi-Signature",
                        signing.of(command.sleeve(), "POST", address.getRawPath(), timestamp, body))
                .POST(BodyPublishers.ofString(body, UTF_8))
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return switch (status) {
                case 200, 201, 202, 204 -> new Outcome.Taken();
                case 400, 404, 410, 422 -> new Outcome.Refused("http-" + status);
                default -> new Outcome.Failed("http-" + status);
            };
        } catch (IOException e) {
            return new Outcome.Failed(e.getClass().getSimpleName());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("interrupted");
        }
    }
}
