package org.gongzhi.organization;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Paging;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where the system administrator gives and ends posts (任免): one place at a time, from the city down to the building.
 */
@Controller
@RequestMapping("/admin/system/posts")
class AppointmentsController {

    private static final int SIZE = 20;
    private static final int HITS = 20;

    private final Appointments appointments;
    private final PostRepository posts;
    private final Bodies bodies;
    private final Duties duties;
    private final Places places;
    private final InstantSource clock;

    AppointmentsController(
            Appointments appointments,
            PostRepository posts,
            Bodies bodies,
            Duties duties,
            Places places,
            InstantSource clock) {
        this.appointments = appointments;
        this.posts = posts;
        this.bodies = bodies;
        this.duties = duties;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@RequestParam Map<String, String> asked) {
        return new ModelAndView("organization/appointments", "page", page(asked, AppointmentForm.EMPTY, null));
    }

    @PostMapping
    ModelAndView appoint(@AuthenticationPrincipal SignedIn me, @RequestParam Map<String, String> typed) {
        var form = new AppointmentForm(Map.copyOf(typed));
        try {
            var post = appointments.appoint(form, me);
            return new ModelAndView("redirect:/admin/system/posts?done=appointed&place=" + post.place());
        } catch (Refusal refusal) {
            var view = new ModelAndView(
                    "organization/appointments",
                    HttpStatus.valueOf(refusal.kind().status()));
            return view.addObject("page", page(Map.of("place", form.cell("place")), form, refusal));
        }
    }

    @PostMapping("/{post}/end")
    String end(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable UUID post,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate until) {
        var ended = appointments.end(post, until, me);
        return "redirect:/admin/system/posts?done=ended&place=" + ended.place();
    }

    private Page page(Map<String, String> asked, AppointmentForm form, @Nullable Refusal refusal) {
        var words = asked.getOrDefault("words", "").strip();
        var ended = asked.containsKey("ended");
        var place = place(asked.getOrDefault("place", ""));
        var today = Shanghai.day(clock.instant());
        int number =
                asked.getOrDefault("page", "").matches("[1-9][0-9]{0,4}") ? Integer.parseInt(asked.get("page")) : 1;
        var rows = posts.within(place.code(), words, today, ended, SIZE + 1, (number - 1) * SIZE);
        return new Page(
                place,
                trail(place),
                choices(places.children(place.code())),
                asked.getOrDefault("find", "").isBlank()
                        ? List.of()
                        : choices(places.search(asked.getOrDefault("find", ""), root().code(), HITS)),
                rows.stream()
                        .limit(SIZE)
                        .map(post -> new Page.Row(post, places.fullName(post.place())))
                        .toList(),
                Paging.open(path(place, words, ended), number, SIZE, rows.size() > SIZE),
                words,
                ended,
                today,
                bodies.around(place.code()).stream()
                        .map(body -> new Choice(body.code(), body.name()))
                        .toList(),
                duties.all().stream()
                        .map(duty -> new Choice(duty.key(), duty.name()))
                        .toList(),
                form,
                refusal,
                asked.getOrDefault("done", ""));
    }

    private Place place(String asked) {
        return PlaceCode.isCode(asked) ? places.find(new PlaceCode(asked)).orElseGet(this::root) : root();
    }

    private Place root() {
        return places.allButBuildings().stream()
                .min(Comparator.comparing(Place::code))
                .orElseThrow(() -> Refusal.unknown("organization.no-places"));
    }

    private List<Choice> trail(Place place) {
        var code = place.code().value();
        return IntStream.of(2, 4, 6, 9, 12, 15, 18, 21)
                .filter(length -> length <= code.length())
                .mapToObj(length -> new PlaceCode(code.substring(0, length)))
                .flatMap(part -> places.find(part).stream())
                .map(part -> new Choice(part.code().value(), part.name()))
                .toList();
    }

    private static List<Choice> choices(List<Place> places) {
        return places.stream()
                .map(place -> new Choice(place.code().value(), place.name()))
                .toList();
    }

    private static String path(Place place, String words, boolean ended) {
        var path = UriComponentsBuilder.fromPath("/admin/system/posts")
                .queryParam("place", place.code())
                .queryParam("words", words);
        return (ended ? path.queryParam("ended", true) : path).encode().toUriString();
    }

    /**
     * Everything {@code organization/appointments.jte} shows.
     *
     * @param found places whose name was searched for
     * @param done what was just done: appointed, ended or nothing
     */
    record Page(
            Place place,
            List<Choice> trail,
            List<Choice> children,
            List<Choice> found,
            List<Row> rows,
            Paging paging,
            String words,
            boolean ended,
            LocalDate today,
            List<Choice> bodies,
            List<Choice> duties,
            AppointmentForm form,
            @Nullable Refusal refusal,
            String done) {

        /** One post, in force or not. */
        record Row(Post post, String place) {}

        @Nullable
        String error(String field) {
            return refusal == null ? null : refusal.fields().get(field);
        }
    }
}
