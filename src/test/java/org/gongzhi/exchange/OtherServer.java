package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An Open311 server of somebody else: answers each address with what it was told to, in turn, and remembers what it was
 * asked.
 */
final class OtherServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Deque<String>> answers = new ConcurrentHashMap<>();
    private final List<String> asked = new ArrayList<>();

    OtherServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/311";
    }

    /** The next answer at an address: a status, a blank, and the body. The last one stays. */
    OtherServer says(String path, String... next) {
        answers.put("/311/" + path, new ArrayDeque<>(List.of(next)));
        return this;
    }

    /** What came in, as method, address and arguments, decoded. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var query = exchange.getRequestURI().getRawQuery();
        asked.add("%s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        URLDecoder.decode(body.isEmpty() ? String.valueOf(query) : body, UTF_8)));
        var queue = answers.get(exchange.getRequestURI().getPath());
        var answer = queue == null ? "404 <errors/>" : queue.size() > 1 ? queue.remove() : queue.element();
        var bytes = answer.substring(4).getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml; charset=utf-8");
        exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
