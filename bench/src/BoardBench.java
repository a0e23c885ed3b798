package org.gongzhi.insight;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.identity.Accounts;
import org.gongzhi.organization.Appointment;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the board stays as quick when a county's matters grow from ten thousand to a million: the whole page over HTTP,
 * signed in, as a browser asks for it. The matters are written as facts and counted by the statement of a recount.
 */
public record BoardBench(ConfigurableApplicationContext context, JdbcClient jdbc, int port) {

    private static final int READS = Integer.getInteger("reads", 400);
    private static final int MATTERS = Integer.getInteger("matters", 1_000_000);
    private static final String PASSWORD = "gongzhi-bench-2026";
    private static final Map<String, String> PAGES = Map.of(
            "the county by place", "/work/board",
            "the county by body", "/work/board?by=body",
            "the county by category, a year", "/work/board?by=category&period=" + LocalDate.now().getYear(),
            "a street", "/work/board?place=620402001",
            "a community with its newest matters", "/work/board?place=620402001006",
            "the page of whoever answers for the whole", "/work/brief");

    public void run() throws Exception {
        settle();
        var browser = signedIn();
        System.out.println("| matters | rows of counts | page | kB | p50 ms | p99 ms |");
        System.out.println("|---:|---:|---|---:|---:|---:|");
        fill(1, 10_000);
        PAGES.values().forEach(page -> read(browser, page));
        measure(browser, 10_000);
        fill(10_001, MATTERS);
        PAGES.values().forEach(page -> read(browser, page));
        measure(browser, MATTERS);
    }

    /** Twelve streets with eight communities each. */
    private void settle() {
        jdbc.sql("""
                        insert into territory.place (code, name, official, level, parent, kind, synthetic)
                        select '620402' || lpad(s::text, 3, '0'), '街道' || s, '街道' || s, 'town', '620402', '', true from generate_series(1, 12) s
                            on conflict do nothing
                        """).update();
        jdbc.sql("""
                        insert into territory.place (code, name, official, level, parent, kind, synthetic)
                        select code || lpad(v::text, 3, '0'), '社区' || v, '社区' || v, 'village', code, '', true
                          from territory.place cross join generate_series(1, 8) v where level = 'town' and code like '620402%'
                            on conflict do nothing
                        """).update();
        jdbc.sql("""
                        insert into organization.body (code, name, kind, place)
                        select code || case when level = 'town' then '-jdb' else '-wyh' end, official || '办事处', 'government', code
                          from territory.place where level in ('town', 'village') and code like '620402%'
                            on conflict do nothing
                        """).update();
        jdbc.sql("update territory.revision set count = count + 1").update();
    }

    private void measure(HttpClient browser, int matters) {
        var rows = jdbc.sql("select count(*) from insight.tally").query(Long.class).single();
        PAGES.keySet().stream().sorted().forEach(name -> {
            var times = new long[READS];
            int bytes = 0;
            for (int i = 0; i < READS; i++) {
                long before = System.nanoTime();
                bytes = read(browser, PAGES.get(name));
                times[i] = System.nanoTime() - before;
            }
            Arrays.sort(times);
            System.out.printf("| %,d | %,d | %s | %,d | %.1f | %.1f |%n", matters, rows, name, bytes / 1000, times[READS / 2] / 1e6, times[READS * 99 / 100] / 1e6);
        });
    }

    /** Three years of a county with twelve streets of eight communities, forty categories and as many bodies as places. */
    private void fill(int from, int until) {
        long before = System.nanoTime();
        jdbc.sql("""
                        insert into insight.fact (county, number, procedure, place, body, contact_body, category, opened_on, state, load, due_at,
                               contact, on_time, solved, satisfied, reopened, tries)
                        select '620402', 'SQ620402-200101-' || lpad(n::text, 9, '0'), 'appeal', village, body, village || '-wyh',
                               (array['城乡建设', '劳动保障', '交通运输', '环境保护'])[1 + n % 4] || '/' || n % 10,
                               current_date - (n % 1095)::int, case when n % 20 = 0 then 'handling' else 'closed' end,
                               case when n % 20 > 0 then 'ended' when n % 200 = 0 then 'late' else 'calm' end,
                               case when n % 20 = 0 then now() + (n % 5000 - 500) * interval '1 minute' end,
                               case when n % 13 = 0 then 'no' else 'yes' end, case when n % 20 = 0 then 'pending' when n % 11 = 0 then 'no' else 'yes' end,
                               said, said, (n % 50 = 0)::int, 0
                          from (select n, '620402' || lpad((1 + n % 12)::text, 3, '0') || lpad((1 + n / 12 % 8)::text, 3, '0') as village,
                                       case when n % 3 = 0 then '620402-zjj' else '620402' || lpad((1 + n % 12)::text, 3, '0') || '-jdb' end as body,
                                       case when n % 20 = 0 then 'pending' when n % 17 = 0 then 'unreachable' when n % 9 = 0 then 'no' else 'yes' end as said
                                  from generate_series(:from, :until) n) one
                        """)
                .param("from", from)
                .param("until", until)
                .update();
        jdbc.sql("truncate insight.tally, insight.exclusion").update();
        context.getBean(Recount.class).count("insight.fact", "insight.tally", "insight.exclusion");
        jdbc.sql("vacuum analyze insight.fact").update();
        jdbc.sql("vacuum analyze insight.tally").update();
        System.err.printf("%,d matters written and counted in %.0f s.%n", until - from + 1, (System.nanoTime() - before) / 1e9);
    }

    private int read(HttpClient browser, String page) {
        try {
            var answer = browser.send(HttpRequest.newBuilder(uri(page)).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(page + " answered " + answer.statusCode());
            }
            return answer.body().length;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who answers for the county comes in through the door. */
    private HttpClient signedIn() throws Exception {
        var person = context.getBean(Accounts.class).open("bench-board", "郑总", AccountKind.STAFF, null, PASSWORD, false);
        context.getBean(Posts.class).appoint(new Appointment(
                person, "620402-jw", "supervisor", "白银区督查专员", new PlaceCode("620402"), LocalDate.of(2025, 1, 1), null, null));
        var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        var form = browser.send(HttpRequest.newBuilder(uri("/sign-in")).build(), BodyHandlers.ofString()).body();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form);
        if (!token.find()) {
            throw new IllegalStateException("no form to sign in");
        }
        var body = "username=bench-board&password=" + PASSWORD + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        var answer = browser.send(
                HttpRequest.newBuilder(uri("/sign-in")).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 302) {
            throw new IllegalStateException("could not sign in: " + answer.statusCode());
        }
        // The program notices new posts by itself after a while.
        Thread.sleep(Long.getLong("settle", 35_000));
        return browser;
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
