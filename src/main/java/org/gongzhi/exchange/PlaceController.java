package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.gongzhi.kernel.News;
import org.gongzhi.kernel.Occasions;
import org.gongzhi.kernel.Occasions.Occasion;
import org.gongzhi.kernel.Occasions.When;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;

/** What a place makes known and when it meets: as a page, as a feed to follow, as a calendar to keep. */
@Controller
class PlaceController {

    private static final int MOST = 50;
    private static final int SHOWN = 20;
    private static final int HITS = 20;
    private static final int DAYS_BACK = 30;
    private static final int DAYS_AHEAD = 366;

    private final List<News> news;
    private final List<Occasions> occasions;
    private final Places places;
    private final Words words;
    private final InstantSource clock;
    private final String url;

    PlaceController(
            List<News> news,
            List<Occasions> occasions,
            Places places,
            Words words,
            InstantSource clock,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.news = news;
        this.occasions = occasions;
        this.places = places;
        this.words = words;
        this.clock = clock;
        this.url = url;
    }

    /**
     * Everything {@code exchange/place.jte} shows.
     *
     * @param within in what it lies; may be empty
     * @param around the places below, to go nearer
     */
    record PlacePage(
            String code,
            String name,
            String within,
            List<News.Item> news,
            List<Occasion> occasions,
            List<Place> around) {

        static String when(Occasion occasion) {
            return switch (occasion.when()) {
                case When.Day(var day) -> Shanghai.date(day);
                case When.Hours(var from, var _) -> Shanghai.minute(from);
            };
        }
    }

    /** Everything {@code exchange/places.jte} shows. */
    record FindPage(String words, List<Found> found) {

        record Found(String code, String name) {}
    }

    @GetMapping("/data/places")
    ModelAndView find(@RequestParam(defaultValue = "") String q) {
        var top = places.allButBuildings().stream()
                .min(Comparator.comparing(Place::code))
                .map(Place::code)
                .orElseThrow(() -> Refusal.unknown("exchange.place.none"));
        var found = (q.isBlank() ? places.children(top) : places.search(q, top, HITS))
                .stream()
                        .map(place -> new FindPage.Found(place.code().value(), places.fullName(place.code())))
                        .toList();
        return new ModelAndView("exchange/places", "page", new FindPage(q.strip(), found));
    }

    @GetMapping("/data/places/{code}")
    ModelAndView page(@PathVariable String code) {
        var place = place(code);
        var today = Shanghai.day(clock.instant());
        var below = place.code().value().length() < 12 ? places.children(place.code()) : List.<Place>of();
        return new ModelAndView(
                "exchange/place",
                "page",
                new PlacePage(
                        place.code().value(),
                        place.name(),
                        place.parent() == null ? "" : places.fullName(place.parent()),
                        newest(place).stream().limit(SHOWN).toList(),
                        ahead(place).stream()
                                .filter(one -> !day(one).isBefore(today))
                                .limit(SHOWN)
                                .toList(),
                        below));
    }

    @GetMapping("/data/places/{code}.atom")
    @Nullable
    ResponseEntity<byte[]> feed(@PathVariable String code, WebRequest request) {
        var place = place(code);
        var items = newest(place);
        var changed = latest(items, News.Item::changedAt);
        var title = words.of("exchange.feed.title", places.fullName(place.code()));
        var body = AtomFeed.of(title, "/data/places/" + place.code(), changed, items, url, key -> words.of(key));
        return answer(body, "application/atom+xml;charset=utf-8", changed, request);
    }

    @GetMapping("/data/places/{code}.ics")
    @Nullable
    ResponseEntity<byte[]> calendar(@PathVariable String code, WebRequest request) {
        var place = place(code);
        var all = ahead(place);
        var name = words.of("exchange.calendar.title", places.fullName(place.code()));
        var body = ICalendar.of(name, all, url).getBytes(UTF_8);
        return answer(body, "text/calendar;charset=utf-8", latest(all, Occasion::changedAt), request);
    }

    private static @Nullable ResponseEntity<byte[]> answer(
            byte[] body, String type, Instant changed, WebRequest request) {
        if (request.checkNotModified(UUID.nameUUIDFromBytes(body).toString(), changed.toEpochMilli())) {
            return null;
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(body);
    }

    private Place place(String code) {
        if (!PlaceCode.isCode(code)) {
            throw Refusal.unknown("exchange.place.unknown", code);
        }
        return places.get(new PlaceCode(code));
    }

    private List<News.Item> newest(Place place) {
        return news.stream()
                .flatMap(one -> one.newest(place.code().value(), MOST).stream())
                .sorted(Comparator.comparing(News.Item::changedAt).reversed())
                .limit(MOST)
                .toList();
    }

    private List<Occasion> ahead(Place place) {
        var today = Shanghai.day(clock.instant());
        return occasions.stream()
                .flatMap(one ->
                        one
                                .between(place.code().value(), today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD))
                                .stream())
                .sorted(Comparator.comparing(PlaceController::day).thenComparing(Occasion::id))
                .toList();
    }

    private static LocalDate day(Occasion occasion) {
        return switch (occasion.when()) {
            case When.Day(var day) -> day;
            case When.Hours(var from, var _) -> Shanghai.day(from);
        };
    }

    private static <T> Instant latest(List<T> all, Function<T, Instant> changed) {
        return all.stream().map(changed).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
    }
}
