package org.gongzhi.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the providers reached over HTTP have in common: patience with an end, and signatures. */
final class Web {

    private static final int LONGEST_ANSWER = 256 * 1024;

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private Web() {}

    /** The answer, or why there is none. */
    sealed interface Answer {

        record Told(int status, String body) implements Answer {}

        /** {@code inDoubt}: the request may have arrived. */
        record Silence(String reason, boolean inDoubt) implements Answer {}
    }

    static Answer ask(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    CLIENT.send(request, BodyHandlers.limiting(BodyHandlers.ofString(UTF_8), LONGEST_ANSWER));
            return new Answer.Told(response.statusCode(), response.body());
        } catch (ConnectException | HttpConnectTimeoutException _) {
            return new Answer.Silence("unreachable", false);
        } catch (IOException e) {
            return new Answer.Silence(e.getClass().getSimpleName(), true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Silence("interrupted", true);
        }
    }

    static String hmacSha256(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
