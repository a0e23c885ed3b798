package org.gongzhi.dispatch;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.category.Categories;
import org.gongzhi.dispatch.LineTable.RowError;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Where the keeper changes the catalogue: by a line or a table, tried on matters, looked at, put in force. */
@Controller
@RequestMapping("/work/catalogue")
class DraftController {

    private static final List<String> FIELDS = List.of("category", "place", "target", "deputies", "basis", "from");

    private final Catalogues catalogues;
    private final CatalogueController reading;
    private final DryRuns dryRuns;
    private final DraftPages pages;
    private final Advisor advisor;
    private final Categories categories;
    private final Places places;
    private final Posts posts;

    DraftController(
            Catalogues catalogues,
            CatalogueController reading,
            DryRuns dryRuns,
            DraftPages pages,
            Advisor advisor,
            Categories categories,
            Places places,
            Posts posts) {
        this.catalogues = catalogues;
        this.reading = reading;
        this.dryRuns = dryRuns;
        this.pages = pages;
        this.advisor = advisor;
        this.categories = categories;
        this.places = places;
        this.posts = posts;
    }

    /** Everything {@code dispatch/import.jte} shows. */
    record ImportPage(String county, @Nullable String problem, List<RowError> errors, int right) {}

    @PostMapping("/line")
    Object line(@RequestParam Map<String, String> given, @AuthenticationPrincipal SignedIn me) {
        var county = county(me);
        catalogues.requireKeeper(me, county);
        var typed = new LinkedHashMap<String, String>();
        FIELDS.forEach(field -> typed.put(field, given.getOrDefault(field, "").strip()));
        try {
            var line = table(county)
                    .line(
                            typed.getOrDefault("category", ""),
                            typed.getOrDefault("place", ""),
                            given.containsKey("end") ? "取消" : typed.getOrDefault("target", ""),
                            typed.getOrDefault("deputies", ""),
                            typed.getOrDefault("basis", ""),
                            typed.getOrDefault("from", ""));
            return begin(dryRuns.draw(county, List.of(line), List.of(), me), me);
        } catch (Refusal refusal) {
            var page = reading.linePage(county, List.of(), typed, sentence(refusal), me);
            return new ModelAndView("dispatch/line", Map.of("page", page), status(refusal));
        }
    }

    @GetMapping("/import")
    ModelAndView choose(@AuthenticationPrincipal SignedIn me) {
        var county = county(me);
        catalogues.requireKeeper(me, county);
        return new ModelAndView("dispatch/import", "page", new ImportPage(name(county), null, List.of(), 0));
    }

    @PostMapping("/import")
    Object take(@RequestParam MultipartFile file, @AuthenticationPrincipal SignedIn me) throws IOException {
        var county = county(me);
        catalogues.requireKeeper(me, county);
        ImportPage page;
        try {
            var read = table(county).read(file.getBytes());
            if (read.errors().isEmpty()) {
                return begin(dryRuns.draw(county, read.lines(), List.of(), me), me);
            }
            page = new ImportPage(
                    name(county), null, read.errors(), read.lines().size());
        } catch (Refusal refusal) {
            page = new ImportPage(name(county), sentence(refusal), List.of(), 0);
        }
        return new ModelAndView("dispatch/import", Map.of("page", page), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private String begin(Draft draft, SignedIn me) {
        dryRuns.start(draft, me);
        return "redirect:/work/catalogue/drafts/" + draft.id();
    }

    @GetMapping("/drafts/{id}")
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn me,
            HttpServletResponse response) {
        var draft = dryRuns.get(id, me);
        if (!draft.finished()) {
            response.setHeader("Refresh", "1");
        }
        return pages.view(draft, all, Math.clamp(page, 1, 200), null, HttpStatus.OK);
    }

    /** The same lines tried on matters handed in, or again on the newest ones. */
    @PostMapping("/drafts/{id}/run")
    Object again(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile matters,
            @AuthenticationPrincipal SignedIn me)
            throws IOException {
        var draft = dryRuns.get(id, me);
        try {
            var uploaded = matters == null || matters.isEmpty()
                    ? List.<Draft.Sample>of()
                    : table(draft.county()).samples(matters.getBytes());
            return begin(dryRuns.draw(draft.county(), draft.lines(), uploaded, me), me);
        } catch (Refusal refusal) {
            return pages.view(draft, false, 1, sentence(refusal), status(refusal));
        }
    }

    @PostMapping("/drafts/{id}/publish")
    Object publish(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        var draft = dryRuns.get(id, me);
        try {
            catalogues.publish(draft, me);
            return "redirect:/work/catalogue";
        } catch (Refusal refusal) {
            return pages.view(draft, false, 1, sentence(refusal), status(refusal));
        }
    }

    private LineTable table(String county) {
        return new LineTable(advisor, categories, places, county);
    }

    private String county(SignedIn me) {
        return catalogues.countyOf(posts.scopeOf(me.person()));
    }

    private String name(String county) {
        return places.fullName(new PlaceCode(county));
    }

    private String sentence(Refusal refusal) {
        var fields = refusal.fields().values().stream().map(key -> advisor.word(key));
        return Stream.concat(
                        Stream.of(
                                advisor.word(refusal.code(), refusal.arguments().toArray())),
                        fields)
                .reduce("", (one, other) -> one + other);
    }

    private static HttpStatus status(Refusal refusal) {
        return HttpStatus.valueOf(refusal.kind().status());
    }
}
