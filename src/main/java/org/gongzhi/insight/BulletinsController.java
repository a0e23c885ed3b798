package org.gongzhi.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongzhi.insight.BulletinPages.Look;
import org.gongzhi.insight.Onlookers.Onlooker;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Post;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Concerns;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.NavEntry;
import org.gongzhi.web.NavGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The monthly bulletin (按月通报): a draft while the month runs, one that stands when it is over; as a page and as Word.
 */
@Controller
class BulletinsController {

    private static final int PRESSING = 8;
    private static final String PATH = "/work/bulletins";
    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final Set<String> TELLERS = Set.of("centre-officer", "city-desk");

    private final Onlookers onlookers;
    private final Bulletins bulletins;
    private final BulletinList list;
    private final BulletinPages pages;
    private final BulletinWord word;
    private final Months months;
    private final Posts posts;
    private final Procedures procedures;
    private final Places places;
    private final List<Concerns> concerns;

    BulletinsController(
            Onlookers onlookers,
            Bulletins bulletins,
            BulletinList list,
            BulletinPages pages,
            BulletinWord word,
            Months months,
            Posts posts,
            Procedures procedures,
            Places places,
            List<Concerns> concerns) {
        this.onlookers = onlookers;
        this.bulletins = bulletins;
        this.list = list;
        this.pages = pages;
        this.word = word;
        this.months = months;
        this.posts = posts;
        this.procedures = procedures;
        this.places = places;
        this.concerns = List.copyOf(concerns);
    }

    @Bean
    static NavEntry bulletinsEntry() {
        return new NavEntry(32, PATH, "insight.nav.bulletins", "work", NavGroup.INSIGHT);
    }

    @GetMapping(PATH)
    ModelAndView list(Authentication authentication) {
        return new ModelAndView("insight/bulletins", "page", list.page(onlookers.of(authentication)));
    }

    @GetMapping(PATH + "/{place}/{procedure}/{month}")
    ModelAndView bulletin(
            @PathVariable String place,
            @PathVariable String procedure,
            @PathVariable String month,
            Authentication authentication) {
        var who = onlookers.of(authentication);
        var page = page(place, procedure, month, who);
        return new ModelAndView("insight/bulletin", Map.of("page", page, "concerns", pressing(who, place(place))));
    }

    /** Beside what stands: these are of today, and of the reader's own places. */
    private List<Concerns.Concern> pressing(Onlooker who, PlaceCode place) {
        return concerns.stream()
                .flatMap(source -> source.of(who.scope(), place, PRESSING).stream())
                .toList();
    }

    /** The same as a Word file. */
    @GetMapping(PATH + "/{place}/{procedure}/{month}.docx")
    void word(
            @PathVariable String place,
            @PathVariable String procedure,
            @PathVariable String month,
            Authentication authentication,
            HttpServletResponse response)
            throws IOException {
        var who = onlookers.of(authentication);
        var page = page(place, procedure, month, who);
        response.setContentType(WORD);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(page.title() + ".docx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        word.write(page, pressing(who, place(place)), response.getOutputStream());
    }

    /** Lets the bulletin of a month that is over stand as it is. */
    @PostMapping(PATH + "/{place}/{procedure}/{month}")
    String freeze(
            @PathVariable String place,
            @PathVariable String procedure,
            @PathVariable String month,
            Authentication authentication) {
        var who = onlookers.of(authentication);
        var where = place(place);
        var body = teller(who, where);
        if (body == null) {
            throw Refusal.forbidden("insight.bulletin.not-yours");
        }
        bulletins.freeze(months.of(where, procedures.get(procedure).id(), month(month)), body);
        return "redirect:" + PATH + "/" + where + "/" + procedure + "/" + month;
    }

    private BulletinPage page(String typed, String procedure, String typedMonth, Onlooker who) {
        var place = place(typed);
        var month = month(typedMonth);
        procedures.get(procedure);
        var mine = who.scope().sees(place);
        var answers = mine && mayKnow(who, procedure);
        var frozen = bulletins.find(place, procedure, month.toString());
        if (frozen.isEmpty() && !answers) {
            // A draft tells as much as the board does, and every day anew.
            throw Refusal.forbidden("insight.bulletin.draft-hidden");
        }
        if (!mine && !place.county().equals(BulletinList.county(who).county())) {
            throw Refusal.forbidden("organization.outside-your-scope");
        }
        var now = answers ? months.of(place, procedure, month) : null;
        var mayFreeze = frozen.isEmpty() && month.isBefore(months.now()) && teller(who, place) != null;
        return pages.page(
                frozen.map(Bulletins.Frozen::bulletin)
                        .or(() -> java.util.Optional.ofNullable(now))
                        .orElseThrow(),
                frozen.orElse(null),
                frozen.isPresent() ? now : null,
                new Look(mine, answers, mayFreeze));
    }

    private boolean mayKnow(Onlooker who, String procedure) {
        return onlookers.mayKnowAnswers(who, procedures.get(procedure));
    }

    /** The body in whose name this person tells bulletins of the place; null when none. */
    private @Nullable String teller(Onlooker who, PlaceCode place) {
        return posts.of(who.who().person()).stream()
                .filter(post -> TELLERS.contains(post.duty()) && place.isWithin(post.place()))
                .map(Post::body)
                .findFirst()
                .orElse(null);
    }

    private PlaceCode place(String typed) {
        if (!PlaceCode.isCode(typed)) {
            throw Refusal.unknown("insight.unknown-place", typed);
        }
        return places.get(new PlaceCode(typed)).code();
    }

    private static YearMonth month(String typed) {
        try {
            return YearMonth.parse(typed);
        } catch (DateTimeParseException e) {
            throw Refusal.unknown("insight.bulletin.unknown-month", typed);
        }
    }
}
