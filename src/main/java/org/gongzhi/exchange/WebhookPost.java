package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one message and reads how the answer begins. It speaks to exactly the address that was looked up and found to
 * be public: a client that looks the name up again could be led elsewhere in between. It follows no redirect.
 */
@Component
class WebhookPost {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_LINES = 60;
    private static final Duration LONGEST_REST = Duration.ofDays(1);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

    /**
     * What came back.
     *
     * @param status 0 when nothing did
     * @param trouble the name of what went wrong; empty if nothing is
     * @param head what stands over the answer, names in lower case
     */
    record Answer(int status, String trouble, Map<String, String> head) {

        static Answer failed(String trouble) {
            return new Answer(0, trouble, Map.of());
        }

        /** The same, though something is wrong with it. */
        Answer but(String wrong) {
            return new Answer(status, wrong, head);
        }

        boolean taken() {
            return status >= 200 && status < 300 && trouble.isEmpty();
        }

        /** How long the receiver wants to be left alone; a day at most. */
        Duration retryAfter() {
            return said("retry-after")
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_REST.toSeconds())))
                    .orElse(Duration.ZERO);
        }

        Optional<String> said(String name) {
            return Optional.ofNullable(head.get(name));
        }

        /** The receiver says it will never want anything again. */
        boolean gone() {
            return status == 410;
        }
    }

    Answer post(URI target, boolean inside, Map<String, String> headers, byte[] body) {
        return say("POST", target, inside, headers, body);
    }

    /** Asks without sending anything. */
    Answer options(URI target, boolean inside, Map<String, String> headers) {
        return say("OPTIONS", target, inside, headers, new byte[0]);
    }

    private static Answer say(String method, URI target, boolean inside, Map<String, String> headers, byte[] body) {
        try {
            var addresses = InetAddress.getAllByName(target.getHost());
            if (!inside && !Arrays.stream(addresses).allMatch(NetAddress::isPublic)) {
                return Answer.failed("private");
            }
            return send(method, target, addresses[0], headers, body);
        } catch (UnknownHostException _) {
            return Answer.failed("unknown-host");
        } catch (SocketTimeoutException _) {
            return Answer.failed("timeout");
        } catch (SSLException _) {
            return Answer.failed("tls");
        } catch (IOException _) {
            return Answer.failed("unreachable");
        }
    }

    private static Answer send(String method, URI target, InetAddress address, Map<String, String> headers, byte[] body)
            throws IOException {
        boolean safe = "https".equals(target.getScheme());
        int port = target.getPort() > 0 ? target.getPort() : safe ? 443 : 80;
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            plain.setSoTimeout(ANSWER_MILLIS);
            try (var socket = safe ? secured(plain, target.getHost(), port) : plain) {
                var out = new BufferedOutputStream(socket.getOutputStream());
                out.write(head(method, target, headers, body.length).getBytes(ISO_8859_1));
                out.write(body);
                out.flush();
                return answer(socket.getInputStream());
            }
        }
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        var socket =
                (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, port, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String head(String method, URI target, Map<String, String> headers, int length) {
        var path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        var query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        var head =
                new StringBuilder(method).append(' ').append(path).append(query).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(target.getRawAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("Content-Length: ")
                .append(length)
                .append("\r\nConnection: close\r\n\r\n")
                .toString();
    }

    /** Only how it begins matters; whoever answers drop by drop is not waited for. */
    private static Answer answer(InputStream in) throws IOException {
        long until = System.nanoTime() + ANSWER_MILLIS * 1_000_000L;
        var first = line(in, until);
        if (first.isEmpty()) {
            return Answer.failed("timeout");
        }
        var status = STATUS.matcher(first.get());
        return status.matches()
                ? new Answer(Integer.parseInt(status.group(1)), "", rest(in, until))
                : Answer.failed("no-http");
    }

    /** As much of the lines below as came in time: the answer was given in the first. */
    private static Map<String, String> rest(InputStream in, long until) {
        var head = new HashMap<String, String>();
        try {
            var line = line(in, until);
            for (int lines = 0; lines < MOST_LINES && !line.orElse("").isEmpty(); lines++) {
                var parts = line.orElseThrow().split(":", 2);
                if (parts.length == 2) {
                    head.put(parts[0].strip().toLowerCase(Locale.ROOT), parts[1].strip());
                }
                line = line(in, until);
            }
        } catch (IOException _) {
            // What came so far is what there is.
        }
        return head;
    }

    /** Empty when it is too long, or does not end in time. */
    private static Optional<String> line(InputStream in, long until) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (line.length() >= LONGEST_LINE || System.nanoTime() > until) {
                return Optional.empty();
            }
            line.append((char) c);
        }
        return Optional.of(line.toString().strip());
    }
}
