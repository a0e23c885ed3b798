package org.gongzhi.search;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.NavEntry;
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
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"search.xlsx\"");
        try (var book = new Workbook(response.getOutputStream(), "Gongzhi", "1.0")) {
            var sheet = book.newWorksheet(ui.lookup("search.title"));
            write(sheet, 0, ui.lookup("search.export.head").split(" "));
            int line = 1;
            var bookmark = asked.bookmark();
            for (int round = 0; round < MOST_ROUNDS && line <= MOST_EXPORTED; round++) {
                var found = searches.find(scope, query, bookmark, EXPORTED_AT_ONCE);
                for (var row : pages.rows(found.matters(), List.of())) {
                    write(
                            sheet,
                            line++,
                            row.number(),
                            row.title().isEmpty() ? "" : row.title().getFirst().text(),
                            row.procedure(),
                            Objects.requireNonNullElse(row.category(), ""),
                            row.place(),
                            row.state(),
                            row.opened());
                }
                bookmark = found.next();
                if (bookmark == null) {
                    break;
                }
            }
        }
    }

    private static void write(Worksheet sheet, int line, String... cells) {
        for (int column = 0; column < cells.length; column++) {
            sheet.value(line, column, cells[column]);
        }
    }
}
