package org.gongzhi.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A program elsewhere that keeps what it is sent and answers as it was told, 204 when it was told nothing. It wants all
 * it can get, unless it was told otherwise.
 */
final class Receiver implements AutoCloseable {

    /** One message, or a question. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Got(String method, String path, Map<String, String> head, byte[] body) {

        String id() {
            return said("webhook-id");
        }

        String said(String name) {
            return head.getOrDefault(name, "");
        }
    }

    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final List<Got> questions = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    private volatile Map<String, String> consent = Map.of("WebHook-Allowed-Origin", "*");

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/hook?k=1";
    }

    List<Got> got() {
        return got;
    }

    /** What it was asked with OPTIONS. */
    List<Got> questions() {
        return questions;
    }

    List<String> ids() {
        return got.stream().map(Got::id).toList();
    }

    void willAnswer(int... statuses) {
        for (var status : statuses) {
            answers.add(status);
        }
    }

    /** With which lines it answers whether it wants anything. */
    void willConsent(Map<String, String> head) {
        consent = head;
    }

    private void take(HttpExchange exchange) throws IOException {
        var head = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> head.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var one = new Got(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                head,
                exchange.getRequestBody().readAllBytes());
        if (one.method().equals("OPTIONS")) {
            questions.add(one);
            consent.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(200, -1);
        } else {
            got.add(one);
            var answer = answers.poll();
            int status = answer == null ? 204 : answer;
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            if (status == 429) {
                exchange.getResponseHeaders().add("Retry-After", "7200");
            }
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
