package org.gongzhi.decision;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.ServletContext;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.gongzhi.files.Files;
import org.gongzhi.identity.AccountKind;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Two votes go the same way in every channel; in one all say yes, in the other all say no. Whoever looks at the pages,
 * the tables, the files or the log while they are open finds no difference between the two.
 */
@Pages
@ExtendWith(OutputCaptureExtension.class)
class SecretBallotTests {

    private static final Pattern TOLD =
            Pattern.compile("\\b(YES|NO|ABSTAIN|yes|abstain)\\b|choice\\W{1,4}[YNA]\\b|=[YNA]\\b|同意|弃权");

    private static final Pattern SPELT = Pattern.compile("ABSTAIN|同意|弃权");
    private static final List<String> WORDS = List.of("Y", "N", "A", "YES", "NO");

    private final MockMvcTester mvc;
    private final SmallTown town;
    private final AssemblyRehearsal rehearsal;
    private final BallotRepository ballots;
    private final Files files;
    private final LoggingSystem logging;
    private final ServletContext servlets;
    private final JdbcClient jdbc;
    private final Instant now;

    SecretBallotTests(
            MockMvcTester mvc,
            SmallTown town,
            AssemblyRehearsal rehearsal,
            BallotRepository ballots,
            Files files,
            LoggingSystem logging,
            ServletContext servlets,
            JdbcClient jdbc,
            InstantSource time) {
        this.mvc = mvc;
        this.town = town.settle();
        this.rehearsal = rehearsal;
        this.ballots = ballots;
        this.files = files;
        this.logging = logging;
        this.servlets = servlets;
        this.jdbc = jdbc;
        this.now = time.instant();
    }

    @Test
    void whileAVoteIsOpenNobodyWithAnAccountTheTablesTheFilesOrTheLogLearnsWhatABallotSays(CapturedOutput output)
            throws Exception {
        var began = Instant.now().minusSeconds(2); // by the clock of the disk, not that of the town
        var yes = open();
        var no = open();
        var root = Objects.requireNonNull(logging.getLoggerConfiguration(LoggingSystem.ROOT_LOGGER_NAME));
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.DEBUG);
        logging.setLogLevel("org.springframework.test", LogLevel.INFO); // which prints what the test itself asks
        try {
            castAll(yes, "Y", photo(Color.GREEN));
            castAll(no, "N", photo(Color.RED));
        } finally {
            logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, root.getConfiguredLevel());
            logging.setLogLevel("org.springframework.test", null);
        }

        for (var path : paths()) {
            for (var who : people().entrySet()) {
                assertThat(seen(path, yes, who.getValue()).replace(no, "NUMBER"))
                        .as("%s for %s", path, who.getKey())
                        .isEqualTo(seen(path, no, who.getValue()).replace(yes, "NUMBER"));
            }
        }
        assertThat(seen("/votes/{number}", yes, null)).as("turnout is told").contains("已投 4 户");

        assertThat(said(yes, output)).isEmpty();
        assertThat(said(no, output)).isEmpty();
        assertThat(output.getAll()).as("and DEBUG was on").contains("/votes/" + yes + "/ballot/cast");

        assertThat(rows("decision", yes)).isEqualTo(rows("decision", no)).hasSizeGreaterThan(4);
        assertThat(rows("procedure", yes)).isEqualTo(rows("procedure", no)).isNotEmpty();
        assertThat(telling(yes)).isEmpty();
        assertThat(telling(no)).isEmpty();

        var pieces = pieces(files.redrawn(photo(Color.RED)));
        assertThat(holding(pieces)).as("no photograph of a paper lies open").isEmpty();
        assertThat(inFiles(pieces, began)).isEmpty();
        files.keepPhoto(photo(Color.RED));
        assertThat(holding(pieces)).as("the search finds what is there").containsExactly("files.file");
        assertThat(inFiles(pieces, began)).isNotEmpty();
        var scan = jdbc.sql("select id::text from decision.scan where vote = ? limit 1")
                .param(no)
                .query(String.class)
                .single();
        assertThat(get("/work/votes/" + no + "/scans/" + scan, As.staff(town.who("李芳"), "李芳")))
                .hasStatus(409);
    }

    /** A vote open today, without a word in it that a ballot could say. */
    private String open() {
        return rehearsal
                .play(new AssemblyPlot(
                        "晾衣杆朝向",
                        "朝南统一安装晾衣杆",
                        "owners-9",
                        SmallTown.VILLAGE,
                        null,
                        null,
                        now.minus(Duration.ofDays(45)),
                        "days-30",
                        12,
                        0,
                        0,
                        0,
                        21))
                .number();
    }

    /** By code, again by code, at the counter, at the door with a signature, and on paper read by two. */
    private void castAll(String number, String choice, byte[] photo) {
        var base = "/work/votes/" + number;
        var letters = body(post(base + "/codes", As.staff(town.who("李芳"), "李芳"), Map.of("building", "1号楼")));
        var code = found(letters, "[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}");
        var cast = "/votes/" + number + "/ballot/cast";
        assertThat(post(cast, null, Map.of("code", code, "choice", "A"))).hasStatus(303);
        assertThat(post(cast, null, Map.of("code", code, "choice", choice))).hasStatus(303);
        var helped = Map.of("unit", "1-1-102", "channel", "help", "checked", "id-card", "choice", choice);
        assertThat(post(base + "/help", As.staff(town.who("李芳"), "李芳"), helped)).hasStatus(302);
        var wrong = Map.of("unit", "1-1-909", "channel", "help", "checked", "id-card", "choice", choice);
        assertThat(post(base + "/help", As.staff(town.who("李芳"), "李芳"), wrong)).hasStatus(404);
        var atTheDoor = Map.of("unit", "1-1-201", "channel", "door", "checked", "known", "choice", choice);
        assertThat(upload(base + "/help", "李芳", atTheDoor, photo)).hasStatus(302);
        var papers = body(post(base + "/papers", As.staff(town.who("李芳"), "李芳"), Map.of("building", "1号楼")));
        var serial = jdbc.sql("select serial from decision.paper where vote = ? and unit = '1-1-202'")
                .param(number)
                .query(String.class)
                .single();
        assertThat(papers).contains(serial);
        assertThat(upload(base + "/paper", "李芳", Map.of("serial", serial, "choice", choice), photo))
                .hasStatus(302);
        assertThat(upload(base + "/paper", "张伟", Map.of("serial", serial, "choice", choice), photo))
                .hasStatus(302);
    }

    private static List<String> paths() {
        return List.of(
                "/votes",
                "/votes/{number}",
                "/votes/{number}?unit=1-1-101",
                "/votes/{number}/ballot",
                "/votes/{number}/count.json",
                "/decisions/{number}",
                "/m/{number}",
                "/work/votes",
                "/work/votes/{number}",
                "/work/votes/{number}/help",
                "/work/votes/{number}/paper",
                "/work/votes/{number}/proxy",
                "/work/m/{number}",
                "/api/matters/{number}",
                "/data/places/" + SmallTown.VILLAGE.value());
    }

    private Map<String, @Nullable RequestPostProcessor> people() {
        var people = new TreeMap<String, @Nullable RequestPostProcessor>();
        people.put("nobody", null);
        for (var name : List.of("李芳", "王强", "陈静", "孙立", "周平", "吴霞", "郑刚")) {
            people.put(name, As.staff(town.who(name), name));
        }
        for (var kind : AccountKind.values()) {
            people.put(kind.name(), As.administrator(kind));
        }
        return people;
    }

    /** Without what tells one matter from another whatever was said: numbers, digests, minutes. */
    private String seen(String path, String number, @Nullable RequestPostProcessor who) {
        var answer = get(path.replace("{number}", number), who);
        return plain(answer.getResponse().getStatus() + body(answer), number)
                .replaceAll("\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z?", "TIME")
                .replaceAll("name=\"_?(csrf|key|token)\" value=\"[^\"]+\"", "TOKEN")
                .replaceAll("X-CSRF-TOKEN&#34;: &#34;[^&]+", "TOKEN");
    }

    private static String plain(String text, String number) {
        return text.replace(number, "NUMBER")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID")
                .replaceAll("\\b[0-9a-f]{64}\\b", "DIGEST");
    }

    /** Lines about this vote that name a choice. */
    private static List<String> said(String number, CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains(number) || line.contains("decision"))
                .filter(line -> TOLD.matcher(line).find())
                .toList();
    }

    private List<String> tables(String schema) {
        return jdbc.sql("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema') and schemaname like ?")
                .param(schema)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Every row that names the vote, without what two rows that say the same do not share either. */
    private Map<String, List<String>> rows(String schema, String number) {
        var rows = new TreeMap<String, List<String>>();
        for (var table : tables(schema)) {
            var found = jdbc
                    .sql("select (to_jsonb(t) - 'xid')::text from " + table + " t where strpos(t::text, :number) > 0")
                    .param("number", number)
                    .query((row, _) -> row.getString(1))
                    .list()
                    .stream()
                    .map(row -> plain(row, number)
                            .replaceAll("\\\\{1,2}x[0-9a-f]{800,}", "PHOTO")
                            .replaceAll("\\\\{1,2}x[0-9a-f]+", "BYTES")
                            .replaceAll("\\d{4}-\\d{2}-\\d{2}[ T][0-9:.+Z]+", "TIME")
                            .replaceAll("\\b\\d{5,}\\b", "N"))
                    .sorted()
                    .toList();
            if (!found.isEmpty()) {
                rows.put(table, found);
            }
        }
        return rows;
    }

    /** Columns of rows that name the vote or one of its ballots and spell out a choice, bytes included. */
    private List<String> telling(String number) {
        var names = new ArrayList<>(List.of(number));
        ballots.facts(number).forEach(fact -> names.add(fact.record().substring(number.length() + 1)));
        var found = new ArrayList<String>();
        for (var table : tables("%")) {
            jdbc.sql("select * from " + table
                            + " t where exists (select from unnest(:names::text[]) n where strpos(t::text, n) > 0)")
                    .param("names", names.toArray(String[]::new))
                    .query()
                    .listOfRows()
                    .forEach(row -> row.forEach((column, value) -> {
                        // In sealed bytes short words stand by chance; long ones and lone letters do not.
                        var text = value instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(value);
                        var told = value instanceof byte[] ? SPELT : TOLD;
                        if ((text.length() < 4 && WORDS.contains(text))
                                || told.matcher(text).find()) {
                            found.add(table + "." + column);
                        }
                    }));
        }
        return found;
    }

    /** Several, since pages of a file may cut through one. */
    private static List<byte[]> pieces(byte[] picture) {
        return IntStream.range(1, 12)
                .mapToObj(i -> Arrays.copyOfRange(picture, picture.length * i / 12, picture.length * i / 12 + 24))
                .toList();
    }

    private List<String> holding(List<byte[]> pieces) {
        var hex = pieces.stream().map(HexFormat.of()::formatHex).toArray(String[]::new);
        return tables("%").stream()
                .filter(table -> jdbc.sql("select exists (select from " + table
                                + " t where exists (select from unnest(:hex::text[]) h where strpos(t::text, h) > 0))")
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    /** The files of the server and of the database, its journal included. */
    private List<Path> inFiles(List<byte[]> pieces, Instant since) throws IOException {
        jdbc.sql("checkpoint").update(); // what is committed is on the disk now
        var temporary = ((File) servlets.getAttribute(ServletContext.TEMPDIR)).toPath();
        var database =
                Path.of(jdbc.sql("show data_directory").query(String.class).single());
        var texts = pieces.stream().map(piece -> new String(piece, ISO_8859_1)).toList();
        var holding = new ArrayList<Path>();
        for (var root : List.of(temporary, database)) {
            try (Stream<Path> all = java.nio.file.Files.walk(root)) {
                for (var file : all.filter(java.nio.file.Files::isRegularFile)
                        .filter(java.nio.file.Files::isReadable)
                        .toList()) {
                    if (!java.nio.file.Files.getLastModifiedTime(file)
                            .toInstant()
                            .isBefore(since)) {
                        var bytes = new String(java.nio.file.Files.readAllBytes(file), ISO_8859_1);
                        if (texts.stream().anyMatch(bytes::contains)) {
                            holding.add(file);
                        }
                    }
                }
            }
        }
        return holding;
    }

    private static byte[] photo(Color tick) throws IOException {
        var image = new BufferedImage(160, 160, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 160, 160);
        pen.setColor(tick);
        for (int i = 0; i < 160; i += 7) {
            pen.drawLine(i, 0, 160 - i, 160);
            pen.drawOval(i / 2, i / 3, i, i);
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    private MvcTestResult get(String path, @Nullable RequestPostProcessor who) {
        var request = mvc.get().uri(path);
        return (who == null ? request : request.with(who)).exchange();
    }

    private MvcTestResult post(String path, @Nullable RequestPostProcessor who, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(csrf());
        fields.forEach(request::param);
        return (who == null ? request : request.with(who)).exchange();
    }

    private MvcTestResult upload(String path, String who, Map<String, String> fields, byte[] photo) {
        var request = mvc.post().multipart().uri(path);
        request.file(new MockMultipartFile("scan", "scan.png", "image/png", photo));
        fields.forEach(request::param);
        return request.with(As.staff(town.who(who), who)).with(csrf()).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), UTF_8);
    }

    private static String found(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group();
    }
}
