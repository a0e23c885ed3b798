package org.gongzhi.kernel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * One start after each build, to nobody's eyes: a few pages are asked for and the program ends, so that the Java
 * machine can note which classes the real starts will need.
 */
@Component
@ConditionalOnBooleanProperty("gongzhi.rehearsal")
class Rehearsal {

    private static final List<String> PAGES = List.of("/", "/sign-in", "/procedures", "/q/none", "/m/none", "/work");

    @EventListener
    @Order
    void ready(ApplicationReadyEvent event) throws IOException, InterruptedException {
        var context = event.getApplicationContext();
        if (context instanceof ServletWebServerApplicationContext web && web.getWebServer() != null) {
            visit(web.getWebServer().getPort());
        }
        // Not from this thread: it is the one that starts the program, and must be let go first.
        Thread.ofPlatform().start(() -> System.exit(SpringApplication.exit(context)));
    }

    private static void visit(int port) throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            for (var page : PAGES) {
                var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
                        .header("Accept", "text/html")
                        .build();
                browser.send(request, BodyHandlers.discarding());
            }
        }
    }
}
