package org.gongzhi.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.ProgramAccess;
import org.gongzhi.testing.TwinCities;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two officers look at their inboxes; a report wakes the one whose it is. */
@Pages
class StreamTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final TwinCities cities;
    private final ProgramAccess access;
    private final Matters matters;
    private final String base;

    StreamTests(TwinCities cities, ProgramAccess access, Matters matters, @LocalServerPort int port) {
        this.cities = cities;
        this.access = access;
        this.matters = matters;
        this.base = "http://localhost:" + port;
    }

    @Test
    void aReportAppearsBeforeTheOneWhoseItIsAndNobodyElse() throws Exception {
        cities.settle();
        var here = new PlaceCode("621102001002");
        var there = new PlaceCode("621102002002");
        access.employ("stream-here", "community-officer", here, "621102001002-wyh");
        access.employ("stream-there", "community-officer", there, "621102002002-wyh");
        try (var first = new Watcher("stream-here");
                var second = new Watcher("stream-there")) {
            var one = report(here, "这里的第一件");
            first.awaitEvent();
            assertThat(first.inbox()).contains(one);
            assertThat(second.inbox()).doesNotContain(one);

            var other = report(there, "那里的一件");
            second.awaitEvent();
            assertThat(second.inbox()).contains(other);
            assertThat(first.inbox()).doesNotContain(other);

            // By the time the third is told, whatever the second caused has been told too.
            report(here, "这里的第二件");
            first.awaitEvent();
            assertThat(first.events).isEmpty();
            assertThat(second.events).isEmpty();
        }
    }

    private String report(PlaceCode place, String text) {
        return matters.open(new Opening(
                        "appeal",
                        place,
                        null,
                        "code",
                        Map.of("text", text),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number()
                .value();
    }

    /** Somebody signed in, with the inbox open. */
    private final class Watcher implements AutoCloseable {

        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        Watcher(String username) throws IOException, InterruptedException {
            var form = TOKEN.matcher(get("/sign-in"));
            assertThat(form.find()).isTrue();
            var body = "_csrf=" + URLEncoder.encode(form.group(1), UTF_8) + "&username=" + username + "&password="
                    + ProgramAccess.PASSWORD;
            var answer = client.send(
                    request("/sign-in")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.discarding());
            assertThat(answer.statusCode()).isBetween(300, 399);
            var stream = client.send(
                    request("/work/stream")
                            .header("Accept", "text/event-stream")
                            .build(),
                    BodyHandlers.ofLines());
            assertThat(stream.statusCode()).isEqualTo(200);
            Thread.ofVirtual()
                    .start(() -> stream.body()
                            .filter(line -> line.startsWith("data:"))
                            .forEach(events::add));
        }

        void awaitEvent() throws InterruptedException {
            assertThat(events.poll(60, TimeUnit.SECONDS)).contains("changed");
        }

        String inbox() throws IOException, InterruptedException {
            return get("/work");
        }

        private String get(String path) throws IOException, InterruptedException {
            return client.send(request(path).build(), BodyHandlers.ofString()).body();
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
        }

        @Override
        public void close() {
            client.shutdownNow();
            client.close();
        }
    }
}
