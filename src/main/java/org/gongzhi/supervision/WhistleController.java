package org.gongzhi.supervision;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.supervision.Reports.Opened;
import org.gongzhi.territory.PlaceCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The reporter's door (我要举报). One address for every step, so that neither history nor log of anybody tells how far
 * somebody went; whatever one page must tell the next is carried by the page itself.
 */
@Controller
class WhistleController {

    static final String PATH = "/whistle";

    private final Reports reports;
    private final Attachments attachments;
    private final Keeping keeping;
    private final Passes passes;
    private final Tickets tickets;
    private final WhistleLimits limits;
    private final WhistlePages pages;
    private final byte[] salt;

    WhistleController(
            Reports reports,
            Attachments attachments,
            Keeping keeping,
            Passes passes,
            Tickets tickets,
            WhistleLimits limits,
            WhistlePages pages,
            Vault vault) {
        this.reports = reports;
        this.attachments = attachments;
        this.keeping = keeping;
        this.passes = passes;
        this.tickets = tickets;
        this.limits = limits;
        this.pages = pages;
        this.salt = salt(vault);
    }

    /** Not in the database: a copy of it alone does not let anybody begin to guess receipts. */
    static byte[] salt(Vault vault) {
        return vault.mac("supervision-receipt-salt", "1");
    }

    @GetMapping(PATH)
    ModelAndView door() {
        return pages.door(null);
    }

    @PostMapping(PATH)
    ModelAndView step(@RequestParam(defaultValue = "") String step, HttpServletRequest request) {
        return switch (step) {
            case "write" -> pages.write(county(request), tickets.issue(), request, null);
            case "send" -> send(request);
            case "open" -> open(request);
            case "talk", "reply", "felt", "attach", "keep", "drop" -> talk(step, request);
            default -> leave(request);
        };
    }

    private ModelAndView send(HttpServletRequest request) {
        var county = county(request);
        var typed = field(request, "ticket");
        try {
            var ticket = tickets.read(typed);
            var draft = draft(request).checked();
            if (!tickets.left(ticket, typed, field(request, "proof")).isZero()) {
                throw Refusal.tooMany(
                        "supervision.wait", tickets.left(ticket, typed, "").toSeconds() + 1);
            }
            var receipt = tickets.receipt(ticket);
            var keys = receipt.keys(salt);
            if (reports.find(keys).isEmpty()) {
                limits.report(request.getRemoteAddr());
            }
            var opened = reports.file(county, draft, keys);
            tickets.use(ticket);
            return pages.receipt(receipt, pass(opened));
        } catch (Refusal refusal) {
            var again = refusal.code().equals("supervision.ticket-old") ? tickets.issue() : typed;
            return pages.write(county, again, request, refusal);
        }
    }

    private ModelAndView open(HttpServletRequest request) {
        try {
            limits.receipt(request.getRemoteAddr());
            var receipt = Receipt.parse(field(request, "receipt"))
                    .orElseThrow(() -> Refusal.invalid("supervision.receipt-malformed"));
            var keys = receipt.keys(salt);
            var opened = reports.find(keys).orElseThrow(() -> none(keys));
            return pages.talk(opened, pass(opened), "", null);
        } catch (Refusal refusal) {
            return pages.door(refusal);
        }
    }

    private Refusal none(Receipt.Keys keys) {
        return keeping.destroyedOn(keys)
                .map(day -> Refusal.unknown("supervision.receipt-destroyed", Shanghai.date(day)))
                .orElseGet(() -> Refusal.unknown("supervision.receipt-unknown"));
    }

    private ModelAndView talk(String step, HttpServletRequest request) {
        var pass = field(request, "pass");
        var held = passes.held(Passes.Kind.VISIT, pass);
        if (held.isEmpty()) {
            return pages.door(Refusal.conflict("supervision.visit-over"));
        }
        var opened = new Opened(held.get().owner(), held.get().secret());
        try {
            if (!step.equals("talk")) {
                limits.more(request.getRemoteAddr());
            }
            switch (step) {
                case "reply" -> reports.write(opened, field(request, "text"));
                case "felt" -> reports.tell(opened, pages.felt(field(request, "felt")), field(request, "text"));
                case "keep" -> attachments.keep(opened, field(request, "file"));
                case "drop" -> passes.end(field(request, "file"));
                case "attach" -> {
                    return pages.found(look(opened, request), pass);
                }
                default -> {}
            }
            return pages.talk(opened, pass, "", null);
        } catch (Refusal refusal) {
            return pages.talk(opened, pass, field(request, "text"), refusal);
        }
    }

    private Attachments.Pending look(Opened opened, HttpServletRequest request) {
        if (request.getAttribute(MemoryFormFilter.PROBLEM) instanceof Refusal problem) {
            throw problem;
        }
        var form = request.getAttribute(MemoryFormFilter.FORM) instanceof MemoryForm read ? read : MemoryForm.EMPTY;
        return attachments.look(opened, form.name(), form.file());
    }

    private ModelAndView leave(HttpServletRequest request) {
        passes.end(field(request, "pass"));
        return pages.door(null);
    }

    private String pass(Opened opened) {
        return passes.give(Passes.Kind.VISIT, opened.report(), opened.key());
    }

    private static PlaceCode county(HttpServletRequest request) {
        var county = field(request, "county");
        if (!PlaceCode.isCode(county)) {
            throw Refusal.invalid("supervision.county-missing");
        }
        return new PlaceCode(county);
    }

    private static Draft draft(HttpServletRequest request) {
        var excluded = request.getParameterValues("exclude");
        return new Draft(
                field(request, "text"),
                field(request, "about"),
                field(request, "unit"),
                field(request, "where"),
                field(request, "name").strip(),
                field(request, "phone").strip(),
                Stream.of(excluded == null ? new String[0] : excluded)
                        .filter(id -> id.matches("[0-9a-f-]{36}"))
                        .map(UUID::fromString)
                        .collect(Collectors.toSet()));
    }

    static String field(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }
}
