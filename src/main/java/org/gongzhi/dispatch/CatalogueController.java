package org.gongzhi.dispatch;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.category.Categories;
import org.gongzhi.category.Category;
import org.gongzhi.dispatch.CataloguePage.Asked;
import org.gongzhi.dispatch.CataloguePage.Row;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Catalogue.Advice;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.NavEntry;
import org.gongzhi.web.NavGroup;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The catalogue as every member of staff reads it: filtered, explained, taken home as a table. */
@Controller
class CatalogueController {

    private static final int SIZE = 50;

    private final Catalogues catalogues;
    private final DryRuns dryRuns;
    private final Advisor advisor;
    private final Categories categories;
    private final Places places;
    private final Posts posts;

    CatalogueController(
            Catalogues catalogues,
            DryRuns dryRuns,
            Advisor advisor,
            Categories categories,
            Places places,
            Posts posts) {
        this.catalogues = catalogues;
        this.dryRuns = dryRuns;
        this.advisor = advisor;
        this.categories = categories;
        this.places = places;
        this.posts = posts;
    }

    @Bean
    static NavEntry catalogueEntry() {
        return new NavEntry(50, "/work/catalogue", "dispatch.nav", "work", NavGroup.BASE);
    }

    @GetMapping("/work/catalogue")
    ModelAndView list(Asked asked, @AuthenticationPrincipal SignedIn me) {
        var county = catalogues.countyOf(posts.scopeOf(me.person()));
        var keeper = catalogues.mayKeep(me, county);
        var rows = rows(county, asked);
        var shown = rows.stream().skip((asked.number() - 1L) * SIZE).limit(SIZE).toList();
        var page = new CataloguePage(
                places.fullName(new PlaceCode(county)),
                asked,
                shown,
                catalogues.coming(county).stream().map(this::row).toList(),
                keeper ? dryRuns.open(county) : List.of(),
                keeper,
                advice(county, asked),
                categories.all(),
                Paging.counted("/work/catalogue" + asked.address(), asked.number(), SIZE, rows.size()));
        return new ModelAndView("dispatch/list", "page", page);
    }

    /** What the catalogue says to one category at one place, in words. */
    private @Nullable Advice advice(String county, Asked asked) {
        if (asked.tryPlace() == null) {
            return null;
        }
        var place = new LineTable(advisor, categories, places, county).where(asked.tryPlace());
        return catalogues.advise(Objects.requireNonNullElse(asked.tryCategory(), ""), place);
    }

    private List<Row> rows(String county, Asked asked) {
        return catalogues.plan(county).lines().stream()
                .map(this::row)
                .filter(asked::wants)
                .toList();
    }

    private Row row(Entry entry) {
        var target = entry.target();
        return new Row(
                entry,
                places.fullName(entry.place()),
                target == null ? "" : advisor.name(target),
                entry.deputies().stream().map(advisor::name).toList(),
                target == null || advisor.isStaffed(target, entry.place()) || !target.isBody());
    }

    /** The table that can be changed in a spreadsheet and handed in again. */
    @GetMapping("/work/catalogue.xlsx")
    void table(Asked asked, @AuthenticationPrincipal SignedIn me, HttpServletResponse response) throws IOException {
        var county = catalogues.countyOf(posts.scopeOf(me.person()));
        Sheet.answer(
                response,
                advisor.word("dispatch.title"),
                LineTable.COLUMNS,
                rows(county, asked).stream().map(Row::cells));
    }

    /** The form for one line, with everything ever written for it. */
    @GetMapping("/work/catalogue/line")
    ModelAndView line(@RequestParam(defaultValue = "") String slot, @AuthenticationPrincipal SignedIn me) {
        var county = catalogues.countyOf(posts.scopeOf(me.person()));
        var written = slot.isEmpty() ? List.<Entry>of() : catalogues.history(county, slot);
        if (!slot.isEmpty() && written.isEmpty()) {
            throw Refusal.unknown("dispatch.unknown-line");
        }
        Map<String, String> typed =
                written.isEmpty() ? Map.of("from", catalogues.today().toString()) : typed(row(written.getFirst()));
        return new ModelAndView("dispatch/line", "page", linePage(county, written, typed, null, me));
    }

    private Map<String, String> typed(Row row) {
        return Map.of(
                "category", row.category(),
                "place", row.place(),
                "target", row.target(),
                "deputies", String.join("、", row.deputies()),
                "basis", row.entry().basis(),
                "from", catalogues.today().toString());
    }

    LinePage linePage(
            String county, List<Entry> written, Map<String, String> typed, @Nullable String problem, SignedIn me) {
        return new LinePage(
                places.fullName(new PlaceCode(county)),
                typed,
                problem,
                written.stream().map(this::row).toList(),
                catalogues.mayKeep(me, county),
                categories.all(),
                advisor.targets(new PlaceCode(county)));
    }

    /**
     * Everything {@code dispatch/line.jte} shows.
     *
     * @param targets the names of duties and bodies that may be given something
     */
    record LinePage(
            String county,
            Map<String, String> typed,
            @Nullable String problem,
            List<Row> history,
            boolean keeper,
            List<Category> categories,
            List<String> targets) {

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }
}
