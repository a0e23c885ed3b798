package org.gongzhi.disclosure;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongzhi.disclosure.Hands.Hand;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where one publication is written, looked at once more before it goes to the committee, reviewed and corrected. */
@Controller
@RequestMapping(MatrixController.PATH + "/{place}/{item}/{period}")
class SlotController {

    private static final int MOST_ROWS = 500;

    private final Hands hands;
    private final Publications publications;
    private final Fillings fillings;
    private final SlotPages pages;
    private final Headings headings;

    SlotController(Hands hands, Publications publications, Fillings fillings, SlotPages pages, Headings headings) {
        this.hands = hands;
        this.publications = publications;
        this.fillings = fillings;
        this.pages = pages;
        this.headings = headings;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable Map<String, String> where, @RequestParam(defaultValue = "") String more, Authentication who) {
        var hand = hands.of(who);
        return view("slot", slot(where, hand), hand, null, null, more.equals("true") ? 5 : 0);
    }

    /** Keeps what was typed; then shows it again, adds empty lines, fills in what the program knows, or goes on. */
    @PostMapping
    Object save(
            @PathVariable Map<String, String> where,
            @RequestParam(name = "do", defaultValue = "save") String what,
            @RequestParam(defaultValue = "0") int edition,
            HttpServletRequest request,
            Authentication who) {
        var hand = hands.of(who);
        var slot = slot(where, hand);
        hands.requireWriter(hand, slot.place());
        var typed = typed(request, slot, publications.draft(slot).contents());
        try {
            publications.save(slot, what.equals("fill") ? filled(slot, typed) : typed, edition);
        } catch (Refusal refusal) {
            return view("slot", slot, hand, typed, refusal, 0);
        }
        return "redirect:" + slot.workPath()
                + switch (what) {
                    case "check" -> "/check";
                    case "more" -> "?more=true";
                    default -> "";
                };
    }

    private Contents filled(Slot slot, Contents typed) {
        var filled = fillings.of(slot);
        return new Contents(filled.summary(), filled.rows(), typed.originals());
    }

    /** What will be published, word for word, with what the rules hid. */
    @GetMapping("/check")
    ModelAndView check(
            @PathVariable Map<String, String> where,
            @RequestParam(defaultValue = "true") boolean names,
            Authentication who) {
        var hand = hands.of(who);
        var slot = slot(where, hand);
        hands.requireWriter(hand, slot.place());
        return new ModelAndView("disclosure/check", "page", pages.check(slot, names));
    }

    @PostMapping("/check")
    Object submit(
            @PathVariable Map<String, String> where,
            @RequestParam(defaultValue = "false") boolean names,
            @RequestParam(defaultValue = "false") boolean looked,
            @RequestParam(defaultValue = "false") boolean seen,
            @RequestParam int edition,
            Authentication who) {
        var hand = hands.of(who);
        var slot = slot(where, hand);
        hands.requireWriter(hand, slot.place());
        try {
            var contents = publications.draft(slot).contents();
            if (!looked) {
                throw Refusal.invalidFields(Map.of("looked", "disclosure.look-first"));
            }
            if (!seen && !contents.originals().isEmpty()) {
                throw Refusal.invalidFields(Map.of("seen", "disclosure.look-at-originals"));
            }
            var masked = Masking.of(contents, headings.item(slot).columns(), names);
            publications.submit(slot, masked.contents(), edition, hand.actor());
            return "redirect:" + slot.workPath();
        } catch (Refusal refusal) {
            return refused("check", pages.check(slot, names).with(refusal.fields(), headings.words(refusal)), refusal);
        }
    }

    @PostMapping("/review")
    Object review(
            @PathVariable Map<String, String> where,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String opinion,
            Authentication who) {
        var form = new HashMap<String, Object>(Map.of("verdict", verdict));
        if (!opinion.isBlank()) {
            form.put("opinion", opinion);
        }
        return act(where, who, (slot, actor) -> publications.review(slot, form, actor, null));
    }

    @PostMapping("/correct")
    Object correct(
            @PathVariable Map<String, String> where,
            @RequestParam(defaultValue = "") String reason,
            Authentication who) {
        return act(where, who, (slot, actor) -> publications.correct(slot, reason, actor));
    }

    @FunctionalInterface
    private interface Act {
        void on(Slot slot, Actor actor);
    }

    private Object act(Map<String, String> where, Authentication who, Act act) {
        var hand = hands.of(who);
        var slot = slot(where, hand);
        try {
            act.on(slot, hand.actor());
            return "redirect:" + slot.workPath();
        } catch (Refusal refusal) {
            return view("slot", slot, hand, null, refusal, 0);
        }
    }

    private Slot slot(Map<String, String> where, Hand hand) {
        var place = hands.seen(hand, part(where, "place"));
        var period = Period.parse(part(where, "period")).orElseThrow(() -> Refusal.unknown("disclosure.unknown"));
        return new Slot(place.code(), part(where, "item"), period);
    }

    private static String part(Map<String, String> where, String name) {
        return where.getOrDefault(name, "");
    }

    private ModelAndView view(
            String template, Slot slot, Hand hand, @Nullable Contents typed, @Nullable Refusal refusal, int more) {
        var page =
                pages.page(slot, hands.mayWrite(hand, slot.place()), hands.mayReview(hand, slot.place()), typed, more);
        return refusal == null
                ? new ModelAndView("disclosure/" + template, "page", page)
                : refused(template, page.with(refusal.fields(), headings.words(refusal)), refusal);
    }

    private static ModelAndView refused(String template, Object page, Refusal refusal) {
        return new ModelAndView(
                "disclosure/" + template,
                Map.of("page", page),
                HttpStatus.valueOf(refusal.kind().status()));
    }

    /** What stands in the form; originals are handed in on their own and may only be struck out or renamed here. */
    private Contents typed(HttpServletRequest request, Slot slot, Contents before) {
        int columns = headings.item(slot).columns().size();
        var rows = new ArrayList<List<String>>();
        for (int row = 0; row < MOST_ROWS && request.getParameter("cell-" + row + "-0") != null; row++) {
            var cells = new ArrayList<String>();
            for (int column = 0; column < columns; column++) {
                cells.add(Objects.requireNonNullElse(request.getParameter("cell-" + row + "-" + column), ""));
            }
            rows.add(cells);
        }
        var originals = before.originals().stream()
                .filter(original -> request.getParameter("drop-" + original.file()) == null)
                .map(original -> new Contents.Original(
                        original.file(),
                        Objects.requireNonNullElse(request.getParameter("name-" + original.file()), original.name())))
                .toList();
        return new Contents(Objects.requireNonNullElse(request.getParameter("summary"), ""), rows, originals);
    }
}
