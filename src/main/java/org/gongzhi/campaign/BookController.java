package org.gongzhi.campaign;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Posts;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Paging;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One ledger line by line (明细账): what stands behind each of its counters. */
@Controller
class BookController {

    private static final int SIZE = 50;

    private final Campaigns campaigns;
    private final LedgerRepository ledgers;
    private final Register register;
    private final Posts posts;
    private final Places places;

    BookController(Campaigns campaigns, LedgerRepository ledgers, Register register, Posts posts, Places places) {
        this.campaigns = campaigns;
        this.ledgers = ledgers;
        this.register = register;
        this.posts = posts;
        this.places = places;
    }

    /**
     * Everything {@code campaign/book.jte} shows.
     *
     * @param kind the one kind of line shown, as addresses write it; empty for all
     */
    record BookPage(Campaign campaign, String name, String kind, List<Row> rows, Paging paging) {

        record Row(Instant at, String kind, String number, String title) {}
    }

    @GetMapping("/work/campaigns/{code}/ledgers/{book}")
    ModelAndView book(
            @PathVariable String code,
            @PathVariable String book,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "1") int page,
            @AuthenticationPrincipal SignedIn me) {
        var scope = posts.scopeOf(me.person());
        var campaign = campaigns.get(code, scope);
        if (!PlaceCode.isCode(book)) {
            throw Refusal.unknown("territory.unknown-place", book);
        }
        var where = places.get(new PlaceCode(book)).code();
        scope.require(where);
        var known = Stream.of(Posting.Kind.values())
                .map(Posting.Kind::column)
                .filter(column -> key(column).equals(kind))
                .findFirst()
                .orElse(null);
        int number = Math.clamp(page, 1, 2_000);
        var lines = ledgers.lines(code, where, known, number, SIZE + 1);
        var rows = lines.stream()
                .limit(SIZE)
                .map(line -> new BookPage.Row(
                        line.at(),
                        key(line.kind()),
                        line.number().value(),
                        register.find(line.number())
                                .map(matter -> matter.title())
                                .orElse("")))
                .toList();
        var path = "/work/campaigns/" + code + "/ledgers/" + where + (known == null ? "" : "?kind=" + kind);
        var shown = new BookPage(
                campaign,
                places.fullName(where),
                known == null ? "" : kind,
                rows,
                Paging.open(path, number, SIZE, lines.size() > SIZE));
        return new ModelAndView("campaign/book", "page", shown);
    }

    private static String key(String column) {
        return column.replace('_', '-');
    }
}
