package org.gongzhi.disclosure;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.web.See;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where anybody asks about a publication: no account, and the answer stands below it for all to read. */
@Controller
class AskController {

    private static final String ASK = OpenController.PATH + "/{place}/{item}/{period}/ask";

    private final DueRepository due;
    private final Headings headings;
    private final Questions questions;
    private final AskLimits limits;
    private final PhoneProofs proofs;
    private final Register register;

    AskController(
            DueRepository due,
            Headings headings,
            Questions questions,
            AskLimits limits,
            PhoneProofs proofs,
            Register register) {
        this.due = due;
        this.headings = headings;
        this.questions = questions;
        this.limits = limits;
        this.proofs = proofs;
        this.register = register;
    }

    /** Everything {@code disclosure/ask.jte} shows. */
    record AskPage(
            String heading,
            String path,
            String key,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    @GetMapping(ASK)
    ModelAndView form(@PathVariable String place, @PathVariable String item, @PathVariable String period) {
        return view(slot(place, item, period), Ids.next().toString(), Map.of(), null);
    }

    @PostMapping(ASK)
    ModelAndView ask(
            @PathVariable String place,
            @PathVariable String item,
            @PathVariable String period,
            @RequestParam Map<String, String> typed,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token,
            HttpServletRequest request) {
        var slot = slot(place, item, period);
        var sent = typed.getOrDefault("key", "");
        var key = sent.matches("[0-9a-f-]{36}") ? sent : Ids.next().toString();
        try {
            limits.count(request.getRemoteAddr());
            var fields = new HashMap<String, Object>();
            for (var field : new String[] {"text", "phone"}) {
                if (!typed.getOrDefault(field, "").isBlank()) {
                    fields.put(field, typed.get(field));
                }
            }
            var number = questions.ask(
                    slot, heading(slot), fields, proofs.proven(token).orElse(null), key);
            return See.other("/m/" + number + "?k=" + register.linkKey(number));
        } catch (Refusal refusal) {
            var again = refusal.code().equals("procedure.key-used") ? Ids.next().toString() : key;
            return view(slot, again, typed, refusal);
        }
    }

    private Slot slot(String place, String item, String period) {
        var slot = PlaceCode.isCode(place)
                ? Period.parse(period)
                        .map(known -> new Slot(new PlaceCode(place), item, known))
                        .orElse(null)
                : null;
        if (slot == null || due.find(slot).filter(Due::isDone).isEmpty()) {
            throw Refusal.unknown("disclosure.not-published");
        }
        return slot;
    }

    private String heading(Slot slot) {
        return headings.of(slot, due.find(slot).map(Due::title).orElse(""));
    }

    private ModelAndView view(Slot slot, String key, Map<String, String> typed, @Nullable Refusal refusal) {
        var page = new AskPage(
                heading(slot),
                slot.path(),
                key,
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : headings.words(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("disclosure/ask", Map.of("page", page), status);
    }
}
