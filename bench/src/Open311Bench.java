import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.gongzhi.testing.SmallTown;

/**
 * The doors of Open311, over HTTP with one client: how long a list of a thousand takes beside many matters, whether
 * sending a request costs more than the form at the door, by turns in the same run, and what ten megabytes of nonsense do
 * to the memory.
 */
record Open311Bench(Server server, Town town, Program program) {

    private static final int SENT = Integer.getInteger("sent", 600);
    private static final int BLOCK = 20;
    private static final int LISTS = Integer.getInteger("lists", 200);
    private static final int MATTERS = Integer.getInteger("matters", 100_000);
    private static final int BODIES = 100;
    private static final String DOOR = "2222222222";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final String TEXT = encoded("楼道路灯坏了三天，老人晚上摔倒过一次");

    void run() throws Exception {
        try (var wire = new Wire(program.port())) {
            sending(wire);
            listing(wire);
            nonsense();
        }
    }

    private void sending(Wire wire) throws Exception {
        var code = door();
        var page = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create("http://localhost:" + program.port() + "/q/" + code)).build(), BodyHandlers.ofString());
        var cookie = page.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        var token = found("name=\"_csrf\" value=\"([^\"]+)\"", page.body());
        var form = new ArrayList<Long>();
        var sent = new ArrayList<Long>();
        // The first half warms both up.
        for (int n = 0; n < 2 * SENT; n += BLOCK) {
            if (n == SENT) {
                form.clear();
                sent.clear();
            }
            for (int i = 0; i < BLOCK; i++) {
                form.add(timed(wire, "/q/" + code, FORM + "Cookie: " + cookie + "\r\n",
                        "_csrf=" + encoded(token) + "&key=" + UUID.randomUUID() + "&text=" + TEXT + "&phone=138%08d".formatted(n + i), 303));
            }
            for (int i = 0; i < BLOCK; i++) {
                sent.add(timed(wire, "/open311/v2/requests.json", FORM + "Idempotency-Key: " + UUID.randomUUID() + "\r\n",
                        "api_key=" + town.token() + "&service_code=appeal&address_id=" + SmallTown.BUILDING + "&description=" + TEXT
                                + "&phone=139%08d".formatted(n + i), 200));
            }
        }
        System.out.printf("| sending | p50 ms | p99 ms |%n|---|---:|---:|%n");
        line("the form at the door", form);
        line("Open311", sent);
        System.out.printf("%nOpen311 takes %.2f times as long as the form (medians; promised: at most 1.3).%n%n", (double) at(sent, 50) / at(form, 50));
    }

    private void listing(Wire wire) throws Exception {
        server.jdbc().sql("""
                        insert into procedure.matter
                        select (jsonb_populate_record(null::procedure.matter, to_jsonb(one) || jsonb_build_object(
                                   'number', 'SQ620402-200101-' || lpad(n::text, 9, '0'), 'opened_at', now() - n * interval '1 minute',
                                   'place', '62040200100' || (6 + n % 2)))).*
                          from (select * from procedure.matter where procedure = 'appeal' limit 1) one, generate_series(1, :matters) n
                        """).param("matters", MATTERS).update();
        server.jdbc().sql("vacuum analyze procedure.matter").update();
        System.out.printf("| 1,000 of %,d requests | kB | p50 ms | p99 ms |%n|---|---:|---:|---:|%n", MATTERS + 2 * SENT);
        for (var path : List.of("requests.json", "requests.xml", "requests.json?status=closed", "requests.json?service_code=appeal", "requests.json?page=50")) {
            var times = new ArrayList<Long>();
            int bytes = 0;
            for (int i = 0; i < LISTS + LISTS / 2; i++) {
                long before = System.nanoTime();
                var answer = wire.send("GET", "/open311/v2/" + path, "", "");
                times.add(System.nanoTime() - before);
                if (answer.status() != 200) {
                    throw new IOException(answer.body());
                }
                bytes = answer.body().getBytes(UTF_8).length;
            }
            times.subList(0, LISTS / 2).clear();
            System.out.printf("| %s | %,d | %.1f | %.1f |%n", path, bytes / 1000, at(times, 50) / 1e6, at(times, 99) / 1e6);
        }
        System.out.println();
    }

    private void nonsense() throws Exception {
        var bodies = List.of("description=" + "a".repeat(10 << 20), "<!DOCTYPE r [<!ENTITY a \"" + "a".repeat(10 << 20) + "\">]><r>&a;</r>");
        long before = program.resident();
        for (int i = 0; i < BODIES; i++) {
            try (var wire = new Wire(program.port())) {
                var answer = wire.send("POST", "/open311/v2/requests.xml", i % 2 == 0 ? FORM : "Content-Type: text/xml\r\n", bodies.get(i % 2));
                if (answer.status() < 400 || answer.status() >= 500) {
                    throw new IllegalStateException("answered " + answer.status());
                }
            }
        }
        System.out.printf("%d bodies of 10 MB refused; resident before %d MB, after %d MB.%n", BODIES, before, program.resident());
    }

    /** A code all of whose characters count nothing is as good as any other. */
    private String door() {
        server.jdbc().sql("insert into territory.door (code, place) values (:code, :place) on conflict do nothing").param("code", DOOR).param("place", SmallTown.BUILDING.value()).update();
        return DOOR;
    }

    private static long timed(Wire wire, String path, String headers, String body, int status) throws IOException {
        long before = System.nanoTime();
        var answer = wire.send("POST", path, headers, body);
        long time = System.nanoTime() - before;
        if (answer.status() != status) {
            throw new IOException(answer.status() + " " + answer.body());
        }
        return time;
    }

    private static void line(String name, List<Long> times) {
        System.out.printf("| %s | %.1f | %.1f |%n", name, at(times, 50) / 1e6, at(times, 99) / 1e6);
    }

    private static long at(List<Long> times, int percent) {
        var sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static String found(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no form in " + text);
        }
        return found.group(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
