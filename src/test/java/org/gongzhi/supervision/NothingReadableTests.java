package org.gongzhi.supervision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.organization.Posts;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A report goes its whole way over the wire: written, answered, with a photograph. Then every row of every table, every
 * file of the server and all it logged are searched for what was said.
 */
@Pages
@ExtendWith(OutputCaptureExtension.class)
class NothingReadableTests {

    private static final String TEXT = "鹤顶峪采石场的回扣塞在腊肉坛子里";
    private static final String ABOUT = "苟有财";
    private static final String NAME = "尉迟暗香";
    private static final String PHONE = "13977770123";
    private static final String MORE = "坛子后来搬到了磨坊二楼";
    private static final String DEVICE = "NIGHTINGALE-7X";
    private static final String FILE = "腊肉坛子.jpg";
    private static final String HELD = "申诉复查要到明年开春";
    private static final String GIVEN_TO = "某某矿山监察分局";
    private static final String ANSWER = "请问磨坊是哪一座";

    private final SmallTown town;
    private final Office office;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MockMvcTester mvc;
    private final ServletContext servlets;
    private final HttpClient browser = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    NothingReadableTests(
            SmallTown town,
            Accounts accounts,
            Posts posts,
            OfficerKeys keys,
            Vault vault,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            MockMvcTester mvc,
            ServletContext servlets) {
        this.town = town;
        this.office = new Office(accounts, posts, keys, vault, jdbc);
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.mvc = mvc;
        this.servlets = servlets;
    }

    @Test
    void aReportIsAnsweredAndNothingOfItCanBeReadByTheServersOwners(CapturedOutput output) throws Exception {
        town.settle();
        var an = office.officer("jw-an", "安守一", "");
        office.officer("jw-bo", "薄守二", "");
        office.officer("jw-gou", "苟守正", ABOUT);
        var began = Instant.now().minusSeconds(2);

        var form = post("step", "write", "county", SmallTown.COUNTY.value());
        assertThat(form.headers().map()).doesNotContainKey("set-cookie");
        assertThat(form.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(form.headers().firstValue("cache-control").orElse("")).contains("no-store");
        assertThat(form.body()).contains("安守一").doesNotContain("http://", "https://");
        var ticket = value(form, "ticket");
        var early = post(sent(ticket, ""));
        assertThat(early.statusCode()).isEqualTo(429);
        assertThat(early.body()).contains(TEXT, ABOUT, NAME);
        var receipt = post(sent(ticket, proof(ticket)));
        var digits = found(receipt.body(), "class=\"left\">([0-9 ]{19})<");

        assertThat(found(post(sent(ticket, proof(ticket))).body(), "class=\"left\">([0-9 ]{19})<"))
                .as("sent twice")
                .isEqualTo(digits);
        var talk = post("step", "open", "receipt", digits);
        assertThat(talk.body()).contains(TEXT);
        var pass = value(talk, "pass");
        post("step", "reply", "pass", pass, "text", MORE);
        var traces = upload(pass);
        assertThat(traces.body()).contains("36.5400", DEVICE, FILE);
        post("step", "keep", "pass", pass, "file", value(traces, "file"));

        var near = unlocked("jw-gou", office.officer("jw-gou", "苟守正", ""));
        var officer = unlocked("jw-an", an);
        var list = officer.get("/work/reports").getResponse().getContentAsString();
        assertThat(list).contains(TEXT);
        var path = found(list, "href=\"(/work/reports/[0-9a-f-]{36})\"><b>" + TEXT);
        var page = officer.get(path).getResponse().getContentAsString();
        assertThat(page).contains(TEXT, ABOUT, NAME, PHONE, MORE, FILE).doesNotContain(DEVICE);
        assertThat(near.get("/work/reports").getResponse().getContentAsString()).doesNotContain(TEXT);
        assertThat(near.get(path)).as("near to whom it is about").hasStatus(404);
        assertThat(near.post(path + "/letter", "word", "accept", "text", "x")).hasStatus(404);
        assertThat(mvc.get().uri(path).with(As.staff(town.who("李芳"), "李芳")).exchange())
                .as("no discipline officer")
                .hasStatus(403);
        officer.post(path + "/letter", "word", "message", "text", ANSWER);
        assertThat(post("step", "talk", "pass", pass).body()).contains(ANSWER, MORE);
        officer.post(path + "/letter", "word", "accept", "text", "受理了");
        officer.post(path + "/letter", "word", "conclude", "text", "办完了");
        officer.post(path + "/hold", "hold", HELD);
        assertThat(officer.post(path + "/parts", "body", GIVEN_TO, "part", TEXT + "，" + NAME + "说的"))
                .as("a part that tells who reported it")
                .hasStatus(422);
        var sheet = officer.post(path + "/parts", "body", GIVEN_TO, "part", TEXT);
        var given = officer.get(Objects.requireNonNull(sheet.getResponse().getRedirectedUrl()));
        assertThat(given.getResponse().getContentAsString())
                .contains(GIVEN_TO, TEXT)
                .doesNotContain(NAME, PHONE);
        assertThat(officer.get(path).getResponse().getContentAsString()).contains(HELD, GIVEN_TO, "回访安排");

        // Whole, and the parts that an index, a summary or a cut-off log line would keep.
        var secrets = List.of(
                TEXT,
                "鹤顶峪采石",
                "腊肉坛子",
                ABOUT,
                NAME,
                PHONE,
                MORE,
                "磨坊二楼",
                DEVICE,
                ANSWER,
                Office.PASSPHRASE,
                digits,
                digits.replace(" ", ""));
        assertThat(new Sought(secrets).in(output.getAll().getBytes(UTF_8))).isEmpty();
        assertThat(rows(secrets)).isEmpty();
        assertThat(files(secrets, began)).isEmpty();
        assertThat(rows(List.of("安守一的职务", "安守一")))
                .as("the search finds what is there, in texts and in bytes")
                .contains("organization.post", "identity.spring_session_attributes")
                .doesNotContain("supervision.officer_key", "supervision.pass");
        assertThat(files(List.of(SmallTown.COUNTY.value()), began))
                .as("in files too")
                .isNotEmpty();
        for (var bytes : Sought.forms(ABOUT)) {
            var among = ByteBuffer.allocate(bytes.length + 7).put(3, bytes).array();
            assertThat(new Sought(List.of(TEXT, ABOUT)).in(among)).containsExactly(ABOUT);
        }
    }

    private String[] sent(String ticket, String proof) {
        return new String[] {
            "step",
            "send",
            "county",
            SmallTown.COUNTY.value(),
            "ticket",
            ticket,
            "proof",
            proof,
            "text",
            TEXT,
            "about",
            ABOUT,
            "name",
            NAME,
            "phone",
            PHONE
        };
    }

    private HttpResponse<String> post(String... fields) throws Exception {
        var body = new ArrayList<String>();
        for (int i = 0; i < fields.length; i += 2) {
            body.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], UTF_8));
        }
        return browser.send(
                HttpRequest.newBuilder(door())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(String.join("&", body)))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String pass) throws Exception {
        var form = Evidence.form("line", Map.of("step", "attach", "pass", pass), FILE, Evidence.photograph(DEVICE));
        return browser.send(
                HttpRequest.newBuilder(door())
                        .header("Content-Type", "multipart/form-data; boundary=line")
                        .POST(BodyPublishers.ofByteArray(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI door() {
        return URI.create("http://localhost:" + port + "/whistle");
    }

    private Visitor unlocked(String username, UUID person) {
        var visitor = new Visitor(mvc).signIn(username, "gravel-orchid-17");
        visitor.get("/sign-in/code");
        visitor.post("/sign-in/code", "code", office.code(person, Instant.now()));
        visitor.get("/work/reports");
        var code = office.code(person, Instant.now());
        assertThat(visitor.post("/work/reports/unlock", "passphrase", Office.PASSPHRASE, "code", code))
                .hasStatus(302);
        return visitor;
    }

    private static String proof(String ticket) {
        for (int tried = 0; ; tried++) {
            var digest = Sha256.of((ticket + ":" + tried).getBytes(UTF_8));
            if (digest[0] == 0 && digest[1] == 0) {
                return Integer.toString(tried);
            }
        }
    }

    private static String value(HttpResponse<String> page, String field) {
        return found(page.body(), "name=\"" + field + "\" value=\"([^\"]+)\"");
    }

    private static String found(String page, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(page);
        assertThat(matcher.find()).as("%s in %s", pattern, page).isTrue();
        return matcher.group(1);
    }

    /**
     * The tables in which something of it stands, in whatever column and however written down. What the server is asked
     * just now is looked at too.
     */
    private List<String> rows(List<String> secrets) {
        var sought = new Sought(secrets);
        var tables = jdbc.sql("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')")
                .query((row, _) -> row.getString(1))
                .list();
        assertThat(tables).contains("supervision.letter", "identity.spring_session_attributes", "notice.outbox");
        tables.addAll(List.of("pg_stat_activity", "pg_largeobject", "pg_statistic_ext_data", "pg_stats"));
        return tables.stream()
                .filter(table -> Boolean.TRUE.equals(transaction.execute(_ -> stands(table, sought))))
                .toList();
    }

    private boolean stands(String table, Sought sought) {
        var found = new AtomicBoolean();
        jdbc.sql("select * from " + table).withFetchSize(200).query(row -> {
            var columns = row.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                var bytes = columns.getColumnType(i) == Types.BINARY
                        ? row.getBytes(i)
                        : row.getString(i) == null ? null : row.getString(i).getBytes(UTF_8);
                if (bytes != null && !sought.in(bytes).isEmpty()) {
                    found.set(true);
                }
            }
        });
        return found.get();
    }

    /**
     * The files in which something of it stands: those of the server and those of the database, its journal included.
     */
    private List<String> files(List<String> secrets, Instant since) throws IOException {
        var sought = new Sought(secrets);
        var temporary = ((File) servlets.getAttribute(ServletContext.TEMPDIR)).toPath();
        var database =
                Path.of(jdbc.sql("show data_directory").query(String.class).single());
        var wrong = new ArrayList<String>();
        for (var root : List.of(temporary, database)) {
            try (var all = Files.walk(root)) {
                for (var file : all.filter(Files::isRegularFile)
                        .filter(Files::isReadable)
                        .toList()) {
                    if (!Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                        sought.in(Files.readAllBytes(file)).forEach(secret -> wrong.add(file + ": " + secret));
                    }
                }
            }
        }
        return wrong;
    }
}
