package org.gongzhi.notice;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The smallest mail server: takes what it is given, refuses mail to nobody@, and never answers mail to silent@. */
final class SmtpStub implements AutoCloseable {

    final List<String> mails = new CopyOnWriteArrayList<>();

    private final ServerSocket door;

    SmtpStub() throws IOException {
        door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
            say(socket, "220 stub");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("DATA")) {
                    say(socket, "354 go on");
                    mails.add(read(in));
                    say(socket, "250 kept");
                } else if (line.startsWith("RCPT TO:<nobody@")) {
                    say(socket, "550 no such person");
                } else if (line.startsWith("RCPT TO:<silent@")) {
                    Thread.sleep(5_000);
                } else if (line.equals("QUIT")) {
                    say(socket, "221 bye");
                } else {
                    say(socket, "250 fine");
                }
            }
        } catch (IOException _) {
            // The client went away, as some tests want.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String read(BufferedReader in) throws IOException {
        var mail = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    }
}
