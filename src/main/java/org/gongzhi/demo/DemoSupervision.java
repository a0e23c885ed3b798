package org.gongzhi.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.identity.DemoSignIns;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.supervision.SpotChecks;
import org.gongzhi.supervision.SpotChecks.Announcement;
import org.gongzhi.supervision.SpotChecks.Candidate;
import org.gongzhi.supervision.SupervisionRehearsal;
import org.gongzhi.supervision.SupervisionRehearsal.Next;
import org.gongzhi.supervision.SupervisionRehearsal.Plot;
import org.gongzhi.supervision.SupervisionRehearsal.Told;
import org.gongzhi.supervision.SupervisionRehearsal.Visit;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Invented reports, topics and spot checks, so that a visitor sees what becomes of each. */
@Component
@ConditionalOnProperty(name = "gongzhi.demo", havingValue = "baiyin")
class DemoSupervision implements DemoScene, Rounds {

    private static final PlaceCode COUNTY = new PlaceCode("620402");
    private static final String FILE = "demo/supervision.yaml";

    private final SupervisionRehearsal rehearsal;
    private final SpotChecks checks;
    private final Places places;
    private final InstantSource time;

    DemoSupervision(SupervisionRehearsal rehearsal, SpotChecks checks, Places places, InstantSource time) {
        this.rehearsal = rehearsal;
        this.checks = checks;
        this.places = places;
        this.time = time;
    }

    @Override
    public void load() {
        if (rehearsal.stands()) {
            return;
        }
        var file = read();
        rehearsal.giveKeys(COUNTY, DemoSignIns.PASSWORD);
        rows(file, "reports").forEach(row -> rehearsal.tell(COUNTY, told(row)));
        rows(file, "remedies").forEach(row -> {
            rehearsal.play(COUNTY, plot(row));
            if (row.containsKey("close")) {
                rehearsal.close(text(row, "subject"), 1);
            }
        });
        int hours = 2;
        for (var row : rows(file, "checks")) {
            checks.announce(announcement(row, hours--));
        }
    }

    @Override
    public String name() {
        return "demo-visits";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(30);
    }

    /** The log draws when it is time; only then can somebody be visited. */
    @Override
    public boolean round() {
        if (rehearsal.stands()) {
            rows(read(), "checks").stream()
                    .filter(row -> !rows(row, "visits").isEmpty())
                    .forEach(row -> rehearsal.visit(
                            text(row, "subject"),
                            rows(row, "visits").stream()
                                    .map(DemoSupervision::visit)
                                    .toList()));
        }
        return false;
    }

    private Announcement announcement(Map<String, Object> row, int hours) {
        var area = new PlaceCode(text(row, "area"));
        var frame = places.allButBuildings().stream()
                .filter(place -> place.level() == Level.VILLAGE && place.code().isWithin(area))
                .map(place -> new Candidate(place.code().value(), places.fullName(place.code())))
                .toList();
        return new Announcement(
                area,
                text(row, "subject"),
                text(row, "basis"),
                frame,
                Integer.parseInt(text(row, "size")),
                "白银区纪委监委",
                time.instant().minus(Duration.ofHours(hours)));
    }

    private static Told told(Map<String, Object> row) {
        return new Told(
                text(row, "receipt"),
                text(row, "text"),
                text(row, "about"),
                text(row, "unit"),
                text(row, "where"),
                text(row, "name"),
                text(row, "phone"),
                text(row, "answer"));
    }

    private static Plot plot(Map<String, Object> row) {
        var grades = new LinkedHashMap<String, Integer>();
        if (row.get("grades") instanceof Map<?, ?> map) {
            map.forEach((grade, count) -> grades.put(String.valueOf(grade), Integer.valueOf(String.valueOf(count))));
        }
        var steps = rows(row, "steps").stream()
                .map(step ->
                        new Next(Integer.parseInt(text(step, "after")), text(step, "action"), object(step.get("form"))))
                .toList();
        return new Plot(
                text(row, "subject"),
                text(row, "text"),
                Integer.parseInt(text(row, "days")),
                Integer.parseInt(text(row, "supports")),
                steps,
                grades);
    }

    private static Visit visit(Map<String, Object> row) {
        return row.containsKey("skip")
                ? new Visit("skip", text(row, "skip"), "", "", "")
                : new Visit(
                        text(row, "outcome"),
                        text(row, "note"),
                        text(row, "task"),
                        text(row, "result"),
                        text(row, "prevent"));
    }

    private static String text(Map<String, Object> row, String key) {
        return Objects.toString(row.get(key), "");
    }

    private static List<Map<String, Object>> rows(Map<String, Object> from, String key) {
        var rows = new ArrayList<Map<String, Object>>();
        if (from.get(key) instanceof List<?> list) {
            list.forEach(row -> rows.add(object(row)));
        }
        return rows;
    }

    private static Map<String, Object> object(@Nullable Object value) {
        var object = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> object.put(String.valueOf(key), item == null ? "" : item));
        }
        return object;
    }

    private static Map<String, Object> read() {
        try (var in = new ClassPathResource(FILE).getInputStream()) {
            return object(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
