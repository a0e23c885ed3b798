import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Locale;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A client of HTTP that keeps its connection and does no more than it must: it shares two cores with what it measures.
 */
final class Wire implements AutoCloseable {

    private final int port;
    private Socket socket;
    private InputStream in;

    Wire(int port) throws IOException {
        this.port = port;
        connect();
    }

    record Answer(int status, String body) {}

    private void connect() throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 8192);
    }

    /** Sends a request and reads the whole answer; {@code headers} are lines, each with its end. */
    Answer send(String method, String path, String headers, String body) throws IOException {
        if (socket.isClosed()) {
            connect();
        }
        var bytes = body.getBytes(UTF_8);
        var head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "Content-Length: " + bytes.length + "\r\n\r\n";
        var request = new ByteArrayOutputStream(head.length() + bytes.length);
        request.writeBytes(head.getBytes(UTF_8));
        request.writeBytes(bytes);
        request.writeTo(socket.getOutputStream());
        return answer();
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (var line = line(); !line.isEmpty(); line = line()) {
            var header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= header.equals("transfer-encoding: chunked");
            last |= header.equals("connection: close");
        }
        var body = new String(chunked ? chunks() : in.readNBytes(length), UTF_8);
        if (last) {
            socket.close();
        }
        return new Answer(status, body);
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(), 16);
            all.writeBytes(in.readNBytes(size));
            line();
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
