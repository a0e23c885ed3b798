package org.gongzhi.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.gongzhi.kernel.Dataset;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Journal;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.testing.Committed;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.SmallTown;
import org.gongzhi.testing.Visitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@Pages
class OpenDataTests {

    private static final Pattern NEXT = Pattern.compile("<[^>]*?(/data/[^>]+)>; rel=\"next\"");
    private static final String LAMPS = "城乡建设/城市建设和市政管理/城市公共设施";
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    private final MockMvcTester mvc;
    private final List<Dataset> datasets;
    private final OpenMatterFollower follower;
    private final Matters matters;
    private final Journal journal;
    private final JsonMapper json;
    private final JdbcClient jdbc;

    OpenDataTests(
            MockMvcTester mvc,
            List<Dataset> datasets,
            OpenMatterFollower follower,
            Matters matters,
            Journal journal,
            JsonMapper json,
            JdbcClient jdbc,
            SmallTown town) {
        this.mvc = mvc;
        this.datasets = datasets;
        this.follower = follower;
        this.matters = matters;
        this.journal = journal;
        this.json = json;
        this.jdbc = jdbc;
        town.settle();
    }

    /** The check an attacker would make: of whoever is known to be in it, how many look the same? */
    @Test
    void nobodyStandsAloneInAnyDataSet() {
        IntStream.range(0, 6).forEach(i -> report("灯" + i, LAMPS));
        report("只有一件的事", "民政/社会救助/城乡低保");
        catchUp();

        for (var data : datasets) {
            var telling = IntStream.range(0, data.columns().size())
                    .filter(i -> data.columns().get(i).telling())
                    .boxed()
                    .toList();
            var groups = data.after(null, 100_000).stream()
                    .collect(Collectors.groupingBy(
                            row -> telling.stream()
                                    .map(i -> Objects.toString(row.cells().get(i)))
                                    .toList(),
                            Collectors.counting()));
            if (!telling.isEmpty()) {
                assertThat(groups)
                        .as(data.id())
                        .allSatisfy((_, count) -> assertThat(count).isGreaterThanOrEqualTo(Dataset.FEWEST));
            }
        }
        assertThat(Visitor.text(get("/data/matters.jsonl?limit=10000"))).contains("城乡建设");
    }

    @Test
    void noNumberNoTextNoNameAndNoDoorIsGivenOut() {
        var numbers = IntStream.range(0, 5)
                .mapToObj(i -> report("王五家门口的灯坏了，13812345678", LAMPS))
                .toList();
        catchUp();

        var all = datasets.stream()
                .flatMap(data -> data.after(null, 100_000).stream())
                .flatMap(row -> row.cells().stream())
                .map(Objects::toString)
                .collect(Collectors.joining("\n"));

        assertThat(all).doesNotContain("王五", "13812345678", SmallTown.BUILDING.value(), "李芳");
        numbers.forEach(number -> assertThat(all).doesNotContain(number.value()));
    }

    @Test
    void pagesPutTogetherAreTheWholeWithoutGapOrRepetition() {
        var whole = Visitor.text(get("/data/organizations.csv?limit=10000"));
        var parts = new ArrayList<String>();
        @Nullable String next = "/data/organizations.csv?limit=4";
        while (next != null) {
            var answer = get(next);
            parts.add(Visitor.text(answer));
            var link = NEXT.matcher(String.join(" ", answer.getResponse().getHeaders("Link")));
            next = link.find() ? link.group(1) : null;
        }

        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(String.join("", parts)).isEqualTo(whole).startsWith("\uFEFFcode,name,kind,place,above,phone\r\n");
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        var first = get("/data/places.geojson?limit=3");
        var tag = Objects.requireNonNull(first.getResponse().getHeader("ETag"));
        var modified = Objects.requireNonNull(first.getResponse().getHeader("Last-Modified"));

        assertThat(mvc.get().uri("/data/places.geojson?limit=3").header("If-None-Match", tag))
                .hasStatus(304);
        assertThat(mvc.get().uri("/data/places.geojson?limit=3").header("If-Modified-Since", modified))
                .hasStatus(304);
        assertThat(mvc.get().uri("/data/places.geojson?limit=2").header("If-None-Match", tag))
                .hasStatusOk();
        jdbc.sql("update territory.revision set count = count + 1, changed_at = now()")
                .update();
        assertThat(mvc.get().uri("/data/places.geojson?limit=3").header("If-None-Match", tag))
                .hasStatusOk();
    }

    @Test
    void placesAreAMapAndSaveTheLastTwoTiers() {
        var map = json.readTree(Visitor.text(get("/data/places.geojson?limit=10000")));

        assertThat(map.get("type").asString()).isEqualTo("FeatureCollection");
        var levels = new HashSet<String>();
        map.get("features").forEach(feature -> {
            assertThat(feature.get("type").asString()).isEqualTo("Feature");
            levels.add(feature.get("properties").get("level").asString());
        });
        assertThat(levels).contains("village", "grid").doesNotContain("micro-grid", "building");
    }

    @Test
    void everyColumnAndEveryFormIsExplained() {
        var page = Visitor.text(get("/data"));

        for (var data : datasets) {
            assertThat(page).contains("id=\"" + data.id() + "\"");
            data.columns().forEach(column -> assertThat(page).contains("<code>" + column.name() + "</code>"));
            OpenForm.of(data).forEach(form -> {
                var address = "/data/" + data.id() + "." + form.end();
                assertThat(page).contains(address);
                assertThat(get(address)).hasStatusOk();
            });
        }
    }

    @Test
    void whatIsNotThereIsSaidInWords() {
        assertThat(get("/data/nothing.csv")).hasStatus(404);
        assertThat(get("/data/organizations.geojson")).hasStatus(404);
        assertThat(Visitor.text(get("/data/matters.csv?cursor=%27%3B--"))).doesNotContain("appeal");
        assertThat(get("/data/places/999999")).hasStatus(404);
        assertThat(get("/data/places/nonsense.atom")).hasStatus(404);
    }

    @Test
    void aVillageIsFollowedByFeedAndCalendar() throws Exception {
        var number = report("这段话不进订阅", LAMPS);
        catchUp();

        var feed = get("/data/places/" + SmallTown.VILLAGE + ".atom");
        assertThat(feed).hasStatusOk().hasContentType("application/atom+xml;charset=utf-8");
        var root = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.getResponse().getContentAsByteArray()))
                .getDocumentElement();
        assertThat(root.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
        assertThat(root.getElementsByTagName("id").getLength()).isGreaterThan(1);
        assertThat(Visitor.text(feed))
                .contains(":matter/" + number + "</id>", "/m/" + number)
                .doesNotContain("这段话", "城市公共设施");
        assertThat(Visitor.text(get("/data/places/" + SmallTown.OTHER_VILLAGE + ".atom")))
                .doesNotContain(number.value());

        var calendar = get("/data/places/" + SmallTown.VILLAGE + ".ics");
        assertThat(calendar).hasStatusOk().hasContentType("text/calendar;charset=utf-8");
        assertThat(Visitor.text(calendar)).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(Visitor.text(get("/data/places/" + SmallTown.VILLAGE))).contains("水川路社区", ".ics", ".atom");
    }

    private void catchUp() {
        Committed.await(journal, jdbc);
        while (follower.follow() || follower.recode(LATER) || isDirty()) {
            // Until nothing is left, here or with the follower that goes its own rounds.
        }
    }

    private boolean isDirty() {
        return jdbc.sql("select exists (select from exchange.open_month where dirty)")
                .query(Boolean.class)
                .single();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(URI.create(path)).exchange();
    }

    private MatterNumber report(String text, String category) {
        return matters.open(new Opening(
                        "appeal",
                        SmallTown.BUILDING,
                        category,
                        "code",
                        Map.of("text", text),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
    }
}
