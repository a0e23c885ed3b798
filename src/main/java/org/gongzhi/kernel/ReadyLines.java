package org.gongzhi.kernel;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says on the console where the program may be seen, as soon as it serves. */
@Component
class ReadyLines {

    private final ObjectProvider<ReadyLine> contributors;

    ReadyLines(ObjectProvider<ReadyLine> contributors) {
        this.contributors = contributors;
    }

    /** Last, so that whatever a module loads when all is ready can be pointed at. */
    @EventListener
    @Order
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web
                && web.getWebServer() != null
                && web.getWebServer().getPort() > 0) {
            lines(web.getWebServer().getPort()).forEach(System.out::println);
        }
    }

    List<String> lines(int port) {
        var first = List.of(Texts.of("kernel.ready", "http://localhost:" + port + "/"));
        return Stream.concat(first.stream(), contributors.orderedStream().flatMap(each -> each.lines().stream()))
                .toList();
    }
}
