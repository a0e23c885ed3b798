package org.gongzhi.supervision;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Post;
import org.gongzhi.supervision.SpotChecks.Announcement;
import org.gongzhi.supervision.SpotChecks.Candidate;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where discipline officers announce a round of spot checks and see, before the public does, who was drawn. */
@Controller
@RequestMapping("/work/spot-checks")
class AnnounceController {

    private final Rooms rooms;
    private final Readers readers;
    private final SpotChecks checks;
    private final SpotRepository spots;
    private final Places places;
    private final Bodies bodies;
    private final Words words;
    private final InstantSource time;

    AnnounceController(
            Rooms rooms,
            Readers readers,
            SpotChecks checks,
            SpotRepository spots,
            Places places,
            Bodies bodies,
            Words words,
            InstantSource time) {
        this.rooms = rooms;
        this.readers = readers;
        this.checks = checks;
        this.spots = spots;
        this.places = places;
        this.bodies = bodies;
        this.words = words;
        this.time = time;
    }

    /** Everything {@code supervision/announce.jte} shows. */
    record AnnouncePage(
            List<Line> lines,
            List<Choice> areas,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {

        record Line(SpotCheck check, List<SpotCheck.Drawn> units) {}

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    @GetMapping
    ModelAndView page(Authentication authentication) {
        return view(rooms.require(authentication), Map.of("kind", "village"), null);
    }

    @PostMapping
    ModelAndView announce(@RequestParam Map<String, String> typed, Authentication authentication) {
        var who = rooms.require(authentication);
        try {
            var post = readers.postsOf(who.person()).getFirst();
            var area = area(post, typed.getOrDefault("area", ""));
            checks.announce(new Announcement(
                    area,
                    typed.getOrDefault("subject", ""),
                    typed.getOrDefault("basis", ""),
                    frame(area, typed.getOrDefault("kind", "")),
                    size(typed.getOrDefault("size", "")),
                    post.bodyName(),
                    time.instant()));
            return new ModelAndView("redirect:/work/spot-checks");
        } catch (Refusal refusal) {
            return view(who, typed, refusal);
        }
    }

    /** @throws Refusal for a place that is not the officer's */
    private static PlaceCode area(Post post, String code) {
        if (!PlaceCode.isCode(code) || !new PlaceCode(code).isWithin(post.place())) {
            throw Refusal.invalidFields(Map.of("area", "supervision.county-missing"));
        }
        return new PlaceCode(code);
    }

    private List<Candidate> frame(PlaceCode area, String kind) {
        return kind.equals("department")
                ? bodies.departments(area).stream()
                        .map(body -> new Candidate(body.code(), body.name()))
                        .toList()
                : places.allButBuildings().stream()
                        .filter(place ->
                                place.level() == Level.VILLAGE && place.code().isWithin(area))
                        .map(place -> new Candidate(place.code().value(), places.fullName(place.code())))
                        .toList();
    }

    private static int size(String typed) {
        return typed.matches("\\d{1,4}") ? Integer.parseInt(typed) : 0;
    }

    private ModelAndView view(SignedIn who, Map<String, String> typed, @Nullable Refusal refusal) {
        var mine = readers.postsOf(who.person());
        var areas = mine.stream()
                .flatMap(post ->
                        Stream.concat(Stream.of(places.get(post.place())), places.children(post.place()).stream()))
                .map(place -> new Choice(place.code().value(), places.fullName(place.code())))
                .toList();
        var lines = spots.all().stream()
                .filter(check -> mine.stream().anyMatch(post -> check.area().isWithin(post.place())))
                .map(check -> new AnnouncePage.Line(check, spots.units(check.id())))
                .toList();
        var page = new AnnouncePage(
                lines,
                areas,
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("supervision/announce", Map.of("page", page), status);
    }
}
