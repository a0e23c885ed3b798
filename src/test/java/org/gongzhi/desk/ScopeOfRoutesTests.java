package org.gongzhi.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipFile;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.testing.As;
import org.gongzhi.testing.Pages;
import org.gongzhi.testing.TwinCities;
import org.gongzhi.testing.TwinCities.Officer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Somebody of every duty at every place asks at every address, many at once, for what is theirs and for what is not.
 * What is theirs is worked out here from places alone, without the program's help.
 */
@Pages
class ScopeOfRoutesTests {

    private static final int AT_ONCE = 8;

    private final MockMvcTester mvc;
    private final TwinCities cities;
    private final Matters matters;
    private final Register register;
    private final Routes routes;

    ScopeOfRoutesTests(
            MockMvcTester mvc,
            TwinCities cities,
            Matters matters,
            Register register,
            RequestMappingHandlerMapping mapping,
            List<PublicPath> publicPaths)
            throws IOException {
        this.mvc = mvc;
        this.cities = cities;
        this.matters = matters;
        this.register = register;
        this.routes = new Routes(mapping, publicPaths);
    }

    /** A matter with a word that stands nowhere else. */
    private record Planted(MatterNumber number, PlaceCode place, String word, String department) {

        boolean isOf(Officer officer) {
            return officer.department().isEmpty()
                    ? place.isWithin(officer.place())
                    : officer.department().equals(department);
        }
    }

    @BeforeEach
    void settle() {
        cities.settle();
    }

    @Test
    void nobodySeesOrChangesAnotherPlacesMatterAtAnyAddress() throws Exception {
        var planted = plant();
        var found = new ArrayList<Future<Integer>>();
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var officer : cities.officers()) {
                found.add(pool.submit(() -> prowl(officer, planted)));
            }
        }

        for (var one : found) {
            assertThat(one.get()).as("everybody finds something of their own").isPositive();
        }
        for (var matter : planted) {
            for (var line : register.history(register.find(matter.number()).orElseThrow())) {
                var doer = line.person();
                assertThat(cities.officers())
                        .filteredOn(officer -> officer.person().equals(doer))
                        .allMatch(matter::isOf);
            }
        }
    }

    @Test
    void noOfficerReachesAnAdministratorsAddress() throws Exception {
        routes.requireKnown();
        var officer = cities.officers().getFirst();
        assertThat(routes.ofAdministrators()).isNotEmpty().allSatisfy(route -> {
            var path = route.pattern().replaceAll("\\{[^}]*}", "00000000-0000-7000-8000-000000000000");
            var request = (route.method() == RequestMethod.GET ? mvc.get() : mvc.post()).uri(path);
            assertThat(request.with(As.staff(officer.person(), officer.name())).with(csrf()))
                    .as("%s %s", route.method(), path)
                    .hasStatus(403);
        });
    }

    /** One at each building and one of each department, called back, so that something has been done with it. */
    private List<Planted> plant() {
        var planted = new ArrayList<Planted>();
        for (var building : cities.buildings()) {
            planted.add(plant(building, "密" + building, ""));
            var county = building.county();
            for (var department : List.of(county + "-zjj", county + "-sw")) {
                var matter = plant(building, "密" + building + department.substring(6), department);
                act(matter, "community-officer", "raise", Map.of("reason", "要部门办"));
                act(matter, "town-officer", "dispatch", Map.of("department", department, "reason", "归你们"));
                planted.add(matter);
            }
        }
        return planted;
    }

    private Planted plant(PlaceCode place, String word, String department) {
        var number = matters.open(new Opening(
                        "appeal",
                        place,
                        null,
                        "code",
                        Map.of("text", word + "之事", "phone", "13800008888"),
                        new Actor.Resident(null, null),
                        null,
                        null))
                .number();
        var planted = new Planted(number, place, word + "之事", department);
        act(planted, "community-officer", "call-back", Map.of("outcome", "reached"));
        return planted;
    }

    private void act(Planted matter, String duty, String action, Map<String, Object> form) {
        var officer = cities.of(duty, matter.place());
        var version = register.find(matter.number()).orElseThrow().version();
        matters.perform(new Step(
                matter.number(),
                action,
                version,
                form,
                new Actor.Officer(officer.person(), officer.name()),
                null,
                null));
    }

    /** Asks everywhere; returns how often something of one's own was found. */
    private int prowl(Officer officer, List<Planted> planted) throws IOException {
        var others = planted.stream().filter(matter -> !matter.isOf(officer)).toList();
        int own = 0;
        for (var route : routes.ofOfficers()) {
            var asked = route.owned() ? List.of(others.getFirst(), others.getLast()) : List.of(others.getFirst());
            for (var other : asked) {
                var path = route.of(other.number().value(), other.place().value());
                var answer = ask(officer, route, path, other);
                var text = textOf(answer);
                assertThat(others)
                        .as("%s at %s %s", officer.name(), route.method(), path)
                        .noneMatch(matter -> text.contains(matter.word()));
                if (route.owned() || route.method() != RequestMethod.GET) {
                    assertThat(answer.getResponse().getStatus())
                            .as("%s at %s %s", officer.name(), route.method(), path)
                            .isGreaterThanOrEqualTo(400)
                            .isLessThan(500);
                }
                own += planted.stream().anyMatch(matter -> text.contains(matter.word())) ? 1 : 0;
            }
        }
        return own;
    }

    private MvcTestResult ask(Officer officer, Routes.Route route, String path, Planted other) {
        var request = (route.method() == RequestMethod.GET ? mvc.get() : mvc.post())
                .uri(path)
                .with(As.staff(officer.person(), officer.name()))
                .with(csrf());
        if (route.method() == RequestMethod.GET) {
            return request.exchange();
        }
        if (route.isApi()) {
            return request.contentType(MediaType.APPLICATION_JSON)
                    .content("""
                            {"procedure": "appeal", "place": "%s", "fields": {"text": "别处"}, "version": 2,
                             "form": {"note": "别处", "outcome": "reached"}}
                            """.formatted(other.place()))
                    .exchange();
        }
        return request.param("place", other.place().value())
                .param("version", "2")
                .param("text", "别处")
                .param("note", "别处")
                .param("outcome", "reached")
                .exchange();
    }

    /** A page as it is; a table unpacked. */
    private static String textOf(MvcTestResult answer) throws IOException {
        var bytes = answer.getResponse().getContentAsByteArray();
        if (bytes.length < 4 || bytes[0] != 'P' || bytes[1] != 'K') {
            return new String(bytes, UTF_8);
        }
        var file = Files.createTempFile("table", ".xlsx");
        Files.write(file, bytes);
        var text = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        Files.delete(file);
        return text.toString();
    }
}
