package org.gongzhi.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.gongzhi.insight.CallList.CallsPage.Line;
import org.gongzhi.web.Sheet;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of those to call back, to take away: what the page shows and no number of a telephone. */
@Controller
class CallTable {

    private final Onlookers onlookers;
    private final CallList list;
    private final BoardWords words;
    private final InstantSource time;

    CallTable(Onlookers onlookers, CallList list, BoardWords words, InstantSource time) {
        this.onlookers = onlookers;
        this.list = list;
        this.words = words;
        this.time = time;
    }

    @GetMapping("/work/calls/list.xlsx")
    void table(Authentication authentication, HttpServletResponse response) throws IOException {
        var page = list.page(onlookers.of(authentication), time.instant(), null);
        var heads = Stream.of(
                        "col.number",
                        "col.matter",
                        "col.place",
                        "calls.attempts",
                        "calls.next",
                        "calls.due",
                        "calls.do")
                .map(head -> words.of("insight." + head))
                .toList();
        var rows = Stream.concat(
                Stream.concat(page.now().stream(), page.later().stream())
                        .map(line -> cells(line, "insight.calls.call")),
                page.undrawn().stream().map(line -> cells(line, "insight.call.close")));
        Sheet.answer(response, words.of("insight.calls.title"), heads, rows);
    }

    private List<Object> cells(Line line, String toDo) {
        return List.of(
                line.number(),
                line.title(),
                line.place(),
                line.tries(),
                line.next().isEmpty() ? words.of("insight.calls.at-once") : line.next(),
                line.late() ? line.due() + " " + words.of("insight.load.late") : line.due(),
                words.of(toDo));
    }
}
