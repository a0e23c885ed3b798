package org.gongzhi.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A provider on this machine: remembers each request and answers as a test says. */
final class StubServer implements AutoCloseable {

    final List<Request> requests = new CopyOnWriteArrayList<>();
    volatile Function<Request, Answer> answer = _ -> new Answer(200, "{}");

    private final HttpServer server;

    StubServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** One request as it came over the wire. */
    record Request(String method, URI uri, Map<String, String> headers, String body) {

        String header(String name) {
            return Objects.requireNonNullElse(headers.get(name), "");
        }

        String rawQuery() {
            return Objects.requireNonNullElse(uri.getRawQuery(), "");
        }

        Map<String, String> parameters() {
            var parameters = new TreeMap<String, String>();
            for (var pair : rawQuery().split("&", -1)) {
                int at = pair.indexOf('=');
                parameters.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), UTF_8));
            }
            return parameters;
        }
    }

    /** Below zero: read everything, do the work and never answer. */
    record Answer(int status, String body) {

        static final Answer SILENCE = new Answer(-1, "");
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String hmac(String key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            var request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            requests.add(request);
            var told = answer.apply(request);
            if (told.status() < 0) {
                Thread.sleep(5_000);
                return;
            }
            var body = told.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
