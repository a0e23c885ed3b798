package org.gongzhi.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.gongzhi.desk.MatterSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same search for programs. */
@RestController
@Tag(name = "matters", description = "事项：提出、查看、办理")
class SearchApi {

    private static final int MOST = 100;

    private final Searchers searchers;
    private final Searches searches;

    SearchApi(Searchers searchers, Searches searches) {
        this.searchers = searchers;
        this.searches = searches;
    }

    /**
     * A page of what was found.
     *
     * @param next hand it back as {@code after} to go on; null when that was all
     * @param cut the page is not full because much had to be looked through; more may follow
     */
    record Hits(List<MatterSummary> matters, @Nullable String next, boolean cut) {}

    @GetMapping("/api/search")
    @Operation(summary = "全文检索职责范围内的事项，最新在前", description = "q 中的词都要出现；after 用上一页的 next 继续。")
    Hits search(Asked asked, @RequestParam(defaultValue = "20") int size, Authentication who) {
        var found = searches.find(searchers.scope(who), asked.query(), asked.bookmark(), Math.clamp(size, 1, MOST));
        var next = found.next();
        return new Hits(
                found.matters().stream().map(MatterSummary::of).toList(),
                next == null ? null : next.key(),
                found.cut());
    }
}
