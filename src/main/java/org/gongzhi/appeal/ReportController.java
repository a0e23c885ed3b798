package org.gongzhi.appeal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gongzhi.desk.FormInput;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.search.Offers;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.web.Programs;
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

/** The page behind the code at the door: say what is wrong, without a login and without a script. */
@Controller
class ReportController {

    static final String PROCEDURE = "appeal";

    private final DoorCodes doors;
    private final Procedures procedures;
    private final Matters matters;
    private final Register register;
    private final FormInput input;
    private final PhoneProofs proofs;
    private final ReportLimits limits;
    private final Offers offers;
    private final Emergencies emergencies;
    private final ReportPages pages;

    ReportController(
            DoorCodes doors,
            Procedures procedures,
            Matters matters,
            Register register,
            FormInput input,
            PhoneProofs proofs,
            ReportLimits limits,
            Offers offers,
            Emergencies emergencies,
            ReportPages pages) {
        this.doors = doors;
        this.procedures = procedures;
        this.matters = matters;
        this.register = register;
        this.input = input;
        this.proofs = proofs;
        this.limits = limits;
        this.offers = offers;
        this.emergencies = emergencies;
        this.pages = pages;
    }

    /** Whoever cannot scan types the code. */
    @GetMapping("/q")
    ModelAndView type(@RequestParam(defaultValue = "") String code) {
        var typed = code.strip();
        return typed.isEmpty()
                ? new ModelAndView("appeal/door", "page", new DoorPage("", false))
                : See.other("/q/" + encoded(typed));
    }

    @GetMapping("/q/{code}")
    ModelAndView form(@PathVariable String code) {
        var door = doors.placeOf(code);
        return door.isEmpty() ? noSuchDoor(code) : pages.form(door.get(), Map.of(), null, newKey());
    }

    @PostMapping("/q/{code}")
    ModelAndView send(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String key,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token,
            HttpServletRequest request) {
        var door = doors.placeOf(code);
        if (door.isEmpty()) {
            if (Programs.ask(request)) {
                throw Refusal.unknown("appeal.unknown-door");
            }
            return noSuchDoor(code);
        }
        limits.require(door.get().code(), request.getRemoteAddr());
        var fields = procedures.get(PROCEDURE).fields();
        var wish = key.isBlank() || key.length() > 80 ? newKey() : key;
        try {
            var answers = input.read(request, fields);
            var resident = new Actor.Resident(proofs.proven(token).orElse(null), null);
            var opened = matters.open(
                    new Opening(PROCEDURE, door.get().code(), null, "code", answers, resident, "q/" + wish, null));
            if (!opened.repeated()) {
                limits.count(door.get().code(), request.getRemoteAddr());
            }
            return See.other(next(opened.number(), String.valueOf(answers.getOrDefault("text", ""))));
        } catch (Refusal refusal) {
            if (Programs.ask(request)) {
                throw refusal;
            }
            // A report changed after it was sent is another report: it needs a key of its own.
            var again = refusal.code().equals("procedure.key-used") ? newKey() : wish;
            return pages.form(door.get(), FormInput.typed(request, fields), refusal, again);
        }
    }

    /**
     * The page of the matter; before it the numbers to call in an emergency, or whether a neighbour reported the same.
     */
    private String next(MatterNumber number, String text) {
        var link = number + "?k=" + register.linkKey(number);
        if (!emergencies.suggestedBy(text).isEmpty()) {
            return "/q/urgent/" + link;
        }
        var asks = register.find(number)
                .filter(matter -> !offers.of(matter).isEmpty())
                .isPresent();
        return (asks ? "/q/same/" : "/m/") + link;
    }

    private static ModelAndView noSuchDoor(String code) {
        return new ModelAndView("appeal/door", Map.of("page", new DoorPage(code, true)), HttpStatus.NOT_FOUND);
    }

    private static String encoded(String code) {
        return URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String newKey() {
        return Ids.next().toString();
    }

    /** What {@code appeal/door.jte} shows: the field for the code, and whether the one typed leads nowhere. */
    record DoorPage(String code, boolean unknown) {}
}
