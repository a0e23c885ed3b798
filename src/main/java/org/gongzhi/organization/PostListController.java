package org.gongzhi.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Sheet;
import org.gongzhi.web.Ui;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The posts in force and the vacant ones within my scope: filtered, sorted, paged, and taken home as a table. */
@Controller
class PostListController {

    private static final int MOST_EXPORTED = 100_000;

    private final Posts posts;
    private final Places places;
    private final Duties duties;
    private final PostRepository all;
    private final InstantSource clock;

    PostListController(Posts posts, Places places, Duties duties, PostRepository all, InstantSource clock) {
        this.posts = posts;
        this.places = places;
        this.duties = duties;
        this.all = all;
        this.clock = clock;
    }

    @GetMapping("/work/posts/list")
    ModelAndView list(@AuthenticationPrincipal SignedIn me, @RequestParam Map<String, String> asked) {
        var filter = PostFilter.of(asked);
        var wanted = wanted(me, filter);
        var page = new ListPage(
                filter,
                duties.all(),
                filter.shown(wanted).stream().map(this::row).toList(),
                filter.paging("/work/posts/list", wanted.size()));
        return new ModelAndView("organization/list", "page", page);
    }

    @GetMapping("/work/posts/gaps")
    ModelAndView gaps(@AuthenticationPrincipal SignedIn me, @RequestParam Map<String, String> asked) {
        var filter = PostFilter.of(asked);
        var vacant = vacant(me, filter);
        var page = new GapsPage(
                filter,
                duties.all().stream().filter(duty -> !duty.isVoluntary()).toList(),
                filter.shown(vacant).stream().map(this::row).toList(),
                filter.paging("/work/posts/gaps", vacant.size()));
        return new ModelAndView("organization/gaps", "page", page);
    }

    @GetMapping("/work/posts/list.xlsx")
    void listSheet(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> asked,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        var heads = Stream.of("name", "title", "duty", "body", "place", "phone", "from");
        var rows = wanted(me, PostFilter.of(asked)).stream().map(this::row);
        Sheet.answer(response, ui.lookup("organization.tab.list"), heads(ui, heads), rows.map(ListPage.Held::cells));
    }

    @GetMapping("/work/posts/gaps.xlsx")
    void gapSheet(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> asked,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        var heads = Stream.of("vacant", "place", "meanwhile", "phone");
        var rows = vacant(me, PostFilter.of(asked)).stream().map(this::row);
        Sheet.answer(response, ui.lookup("organization.tab.gaps"), heads(ui, heads), rows.map(GapsPage.Vacancy::cells));
    }

    /** What the system administrator sees of a place's posts, those past too when asked for. */
    @GetMapping("/admin/system/posts.xlsx")
    void appointmentSheet(
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "false") boolean ended,
            @ModelAttribute("ui") Ui ui,
            HttpServletResponse response)
            throws IOException {
        if (!PlaceCode.isCode(place)) {
            throw Refusal.unknown("territory.unknown-place", place);
        }
        var where = places.get(new PlaceCode(place)).code();
        var heads = Stream.of("name", "title", "duty", "body", "place", "phone", "from");
        var rows = all.within(where, words.strip(), Shanghai.day(clock.instant()), ended, MOST_EXPORTED, 0).stream()
                .map(this::row);
        Sheet.answer(
                response, ui.lookup("organization.nav.appointments"), heads(ui, heads), rows.map(ListPage.Held::cells));
    }

    private static List<String> heads(Ui ui, Stream<String> columns) {
        return columns.map(column -> ui.lookup("organization.column." + column)).toList();
    }

    private List<Post> wanted(SignedIn me, PostFilter filter) {
        return posts.inForce(scope(me, filter)).stream()
                .filter(filter::wants)
                .sorted(filter.order())
                .toList();
    }

    private List<Gap> vacant(SignedIn me, PostFilter filter) {
        return scope(me, filter).places().stream()
                .flatMap(place -> posts.gaps(place).stream())
                .filter(filter::wants)
                .toList();
    }

    private Scope scope(SignedIn me, PostFilter filter) {
        var scope = posts.scopeOf(me.person());
        if (filter.place() != null) {
            scope.require(filter.place());
        }
        return scope;
    }

    private ListPage.Held row(Post post) {
        return new ListPage.Held(
                post, duties.find(post.duty()).map(Duty::name).orElse(post.duty()), places.fullName(post.place()));
    }

    private GapsPage.Vacancy row(Gap gap) {
        var what = gap.body() == null ? gap.duty().name() : gap.body().name();
        return new GapsPage.Vacancy(
                what,
                places.fullName(gap.place()),
                gap.fallsTo().isEmpty() ? null : gap.fallsTo().getFirst());
    }

    /** Everything {@code organization/list.jte} shows. */
    record ListPage(PostFilter filter, List<Duty> duties, List<Held> rows, Paging paging) {

        /** One post in force. */
        record Held(Post post, String duty, String place) {

            String phone() {
                return post.officePhone() == null ? "" : post.officePhone();
            }

            List<String> cells() {
                return List.of(
                        post.personName(),
                        post.title(),
                        duty,
                        post.bodyName(),
                        place,
                        phone(),
                        Shanghai.date(post.from()));
            }
        }
    }

    /** Everything {@code organization/gaps.jte} shows. */
    record GapsPage(PostFilter filter, List<Duty> duties, List<Vacancy> rows, Paging paging) {

        /**
         * One vacant desk.
         *
         * @param meanwhile who answers for it; null when nobody does
         */
        record Vacancy(
                String vacant, String place, @Nullable Post meanwhile) {

            String who() {
                return meanwhile == null ? "" : meanwhile.personName() + " " + meanwhile.title();
            }

            String phone() {
                return meanwhile == null || meanwhile.officePhone() == null ? "" : meanwhile.officePhone();
            }

            List<String> cells() {
                return List.of(vacant, place, who(), phone());
            }
        }
    }
}
