package org.gongzhi.desk;

import java.time.Instant;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Clock;
import org.gongzhi.procedure.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Paper for those who work with paper: 交办单, 督办单, 回访表, A4, with lines to sign. */
@Controller
class SheetController {

    private static final Set<String> KINDS = Set.of("dispatch", "supervise", "callback");

    private final Officers officers;
    private final Register register;
    private final WorkPages pages;

    SheetController(Officers officers, Register register, WorkPages pages) {
        this.officers = officers;
        this.register = register;
        this.pages = pages;
    }

    /**
     * Everything {@code desk/sheet.jte} shows.
     *
     * @param demand what supervision asked for; null if it asked nothing yet
     * @param answerBy until when it is to be answered
     */
    record SheetPage(
            String kind,
            WorkPage matter,
            @Nullable String demand,
            @Nullable Instant answerBy) {}

    @GetMapping("/work/m/{number}/sheet/{kind}")
    ModelAndView sheet(@PathVariable String number, @PathVariable String kind, Authentication who) {
        if (!KINDS.contains(kind)) {
            throw Refusal.unknown("desk.unknown-sheet", kind);
        }
        var officer = officers.of(who);
        var matter = register.get(WorkController.number(number), officer.scope());
        var page = pages.of(matter, officer, WorkPages.Asked.nothing());
        var demand = kind.equals("supervise") ? matter.facts().get("demand") : null;
        var due = matter.clocks().stream()
                .filter(clock -> clock.key().equals("supervision") && clock.running())
                .map(Clock::dueAt)
                .findFirst()
                .orElse(null);
        return new ModelAndView(
                "desk/sheet", "page", new SheetPage(kind, page, demand == null ? null : demand.toString(), due));
    }
}
