package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Asks another Open311 server, in the form every one of them must speak. Follows no redirect, reads no more than it
 * needs.
 */
@Component
class Open311Call {

    private static final int LONGEST = 5 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * What came back.
     *
     * @param status 0 when nothing did
     * @param trouble what went wrong, in a word; or in the other server's own sentence
     */
    record Answer(int status, List<Map<String, String>> rows, String trouble) {

        boolean good() {
            return status >= 200 && status < 300 && trouble.isEmpty();
        }

        /** Said no and will go on saying it; everything else may be tried again. */
        boolean refused() {
            return status >= 400 && status < 500 && status != 408 && status != 429;
        }

        static Answer failed(int status, String trouble) {
            return new Answer(status, List.of(), trouble);
        }
    }

    Answer get(Open311Server server, String path, Map<String, String> arguments) {
        var query = encoded(server, arguments);
        return send(server, HttpRequest.newBuilder(address(server, path + (query.isEmpty() ? "" : "?" + query))));
    }

    Answer post(Open311Server server, String path, Map<String, String> arguments, String idempotencyKey) {
        return send(
                server,
                HttpRequest.newBuilder(address(server, path))
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(BodyPublishers.ofString(encoded(server, arguments))));
    }

    private static URI address(Open311Server server, String path) {
        return URI.create(server.url() + "/" + path);
    }

    private static String encoded(Open311Server server, Map<String, String> arguments) {
        var all = new LinkedHashMap<>(arguments);
        if (server.jurisdiction() != null) {
            all.put("jurisdiction_id", server.jurisdiction());
        }
        return all.entrySet().stream()
                .map(each -> URLEncoder.encode(each.getKey(), UTF_8) + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Answer send(Open311Server server, HttpRequest.Builder request) {
        try {
            if (!server.internal()
                    && !NetAddress.isPublic(URI.create(server.url()).getHost())) {
                return Answer.failed(0, "private");
            }
            var answer = client.send(
                    request.timeout(PATIENCE)
                            .header("Accept", "text/xml, application/xml")
                            .build(),
                    BodyHandlers.ofInputStream());
            try (var in = answer.body()) {
                var bytes = in.readNBytes(LONGEST + 1);
                return bytes.length > LONGEST ? Answer.failed(0, "too-long") : read(answer.statusCode(), bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failed(0, "interrupted");
        } catch (UnknownHostException _) {
            return Answer.failed(0, "unknown-host");
        } catch (HttpTimeoutException _) {
            return Answer.failed(0, "timeout");
        } catch (ConnectException _) {
            return Answer.failed(0, "unreachable");
        } catch (IOException _) {
            return Answer.failed(0, "broken");
        }
    }

    private static Answer read(int status, byte[] bytes) {
        try {
            var rows = GeoReportReader.rows(bytes);
            if (status >= 200 && status < 300) {
                return new Answer(status, rows, "");
            }
            var said = rows.stream()
                    .map(row -> row.getOrDefault("description", ""))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("；"));
            return new Answer(status, rows, said.isEmpty() ? "no-reason" : cut(said));
        } catch (GeoReportReader.Unreadable e) {
            return Answer.failed(status, "unreadable");
        }
    }

    private static String cut(String text) {
        return text.substring(0, text.offsetByCodePoints(0, Math.min(300, text.codePointCount(0, text.length()))));
    }
}
