package org.gongzhi.campaign;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Words;
import org.gongzhi.organization.Posts;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Sheet;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The three tiers of ledgers (三级台账), as a page and as a table to take home. */
@Controller
@RequestMapping("/work/campaigns/{code}")
class LedgerController {

    private final Campaigns campaigns;
    private final LedgerRepository ledgers;
    private final Words words;
    private final Posts posts;
    private final Places places;

    LedgerController(Campaigns campaigns, LedgerRepository ledgers, Words words, Posts posts, Places places) {
        this.campaigns = campaigns;
        this.ledgers = ledgers;
        this.words = words;
        this.posts = posts;
        this.places = places;
    }

    /** Everything {@code campaign/ledgers.jte} shows. */
    record LedgersPage(Campaign campaign, List<Tier> tiers) {

        /** The ledgers of one tier and their sum. */
        record Tier(Level level, Ledger sum, List<Line> lines) {}

        record Line(String name, Ledger ledger) {}
    }

    @GetMapping("/ledgers")
    ModelAndView ledgers(@PathVariable String code, @AuthenticationPrincipal SignedIn me) {
        var scope = posts.scopeOf(me.person());
        var campaign = campaigns.get(code, scope);
        var mine = ledgers.ledgers(code, scope);
        var tiers = Stream.of(Level.COUNTY, Level.TOWN, Level.VILLAGE)
                .map(level -> tier(campaign, level, mine))
                .filter(tier -> !tier.lines().isEmpty())
                .toList();
        return new ModelAndView("campaign/ledgers", "page", new LedgersPage(campaign, tiers));
    }

    private LedgersPage.Tier tier(Campaign campaign, Level level, List<Ledger> all) {
        var of = all.stream().filter(each -> each.level() == level).toList();
        return new LedgersPage.Tier(
                level,
                of.stream().reduce(Ledger.empty(campaign.area(), level), Ledger::plus),
                of.stream().map(each -> new LedgersPage.Line(name(each), each)).toList());
    }

    private String name(Ledger ledger) {
        return places.find(ledger.book())
                .map(each -> each.name())
                .orElse(ledger.book().value());
    }

    @GetMapping("/ledgers.xlsx")
    void ledgerTable(@PathVariable String code, @AuthenticationPrincipal SignedIn me, HttpServletResponse response)
            throws IOException {
        var scope = posts.scopeOf(me.person());
        var campaign = campaigns.get(code, scope);
        var heads =
                heads("level", "place", "collected", "reopened", "moved-in", "moved-out", "struck", "invalid", "open");
        var rows = ledgers.ledgers(campaign.code(), scope).stream()
                .map(each -> List.<Object>of(
                        words.of("campaign.level." + each.level().key()),
                        places.fullName(each.book()),
                        each.collected(),
                        each.reopened(),
                        each.movedIn(),
                        each.movedOut(),
                        each.struck(),
                        each.invalid(),
                        each.open()));
        Sheet.answer(response, words.of("campaign.ledgers"), heads, rows);
    }

    private List<String> heads(String... keys) {
        return Stream.of(keys).map(key -> words.of("campaign.column." + key)).toList();
    }
}
