package org.gongzhi.search;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.NavEntry;
import org.gongzhi.web.Sheet;
import org.gongzhi.web.Ui;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** Where staff search: a form, what was found with the words marked, the same as a table to take along. */
@Controller
class SearchController {

    private static final int SIZE = 20;
    private static final int EXPORTED_AT_ONCE = 500;
    private static final int MOST_EXPORTED = 20_000;
    private static final int MOST_ROUNDS = 100;

    private final Searchers searchers;
    private final Searches searches;
    private final SearchPages pages;

    SearchController(Searchers searchers, Searches searches, SearchPages pages) {
        this.searchers = searchers;
        this.searches = searches;
        this.pages = pages;
    }

    @Bean
    static NavEntry searchEntry() {
        return new NavEntry(25, "/work/search", "search.nav", "work");
    }

    @GetMapping("/work/search")
    ModelAndView search(Asked asked, Authentication who) {
        var scope = searchers.scope(who);
        try {
            var query = asked.query();
            var found = asked.isBlank() ? Found.NOTHING : searches.find(scope, query, asked.bookmark(), SIZE);
            return new ModelAndView("search/search", "page", pages.of(asked, scope, query.words(), found, null));
        } catch (Refusal refusal) {
            var page = pages.of(
                    asked, scope, List.of(), Found.NOTHING, refusal.fields().getOrDefault("q", refusal.code()));
            return new ModelAndView(
                    "search/search",
                    Map.of("page", page),
                    HttpStatus.valueOf(refusal.kind().status()));
        }
    }

    /** All that was found, the newest 20,000 at most, written as it is read. */
    @GetMapping("/work/search.xlsx")
    void table(Asked asked, @ModelAttribute Ui ui, Authentication who, HttpServletResponse response)
            throws IOException {
        var scope = searchers.scope(who);
        var query = asked.query();
        var found = Stream.iterate(
                        Optional.of(searches.find(scope, query, asked.bookmark(), EXPORTED_AT_ONCE)),
                        Optional::isPresent,
                        last -> last.map(Found::next)
                                .map(bookmark -> searches.find(scope, query, bookmark, EXPORTED_AT_ONCE)))
                .limit(MOST_ROUNDS)
                .flatMap(Optional::stream)
                .flatMap(some -> pages.rows(some.matters(), List.of()).stream())
                .limit(MOST_EXPORTED);
        var heads = List.of(ui.lookup("search.export.head").split(" "));
        Sheet.answer(response, ui.lookup("search.title"), heads, found.map(SearchController::cells));
    }

    private static List<String> cells(SearchPage.Row row) {
        return List.of(
                row.number(),
                row.title().isEmpty() ? "" : row.title().getFirst().text(),
                row.procedure(),
                Objects.requireNonNullElse(row.category(), ""),
                row.place(),
                row.state(),
                row.opened());
    }
}
