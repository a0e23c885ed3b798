package org.gongzhi.appeal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.gongzhi.desk.FormInput;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.search.Offers;
import org.gongzhi.territory.DoorCodes;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.Places;
import org.gongzhi.web.DoorNotice;
import org.gongzhi.web.Programs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page behind the code at the door: say what is wrong, without a login and without a script. */
@Controller
class ReportController {

    private static final String PROCEDURE = "appeal";

    private final DoorCodes doors;
    private final Places places;
    private final Procedures procedures;
    private final Matters matters;
    private final Register register;
    private final FormInput input;
    private final PhoneProofs proofs;
    private final ReportLimits limits;
    private final Offers offers;
    private final Emergencies emergencies;
    private final List<DoorNotice> notices;

    ReportController(
            DoorCodes doors,
            Places places,
            Procedures procedures,
            Matters matters,
            Register register,
            FormInput input,
            PhoneProofs proofs,
            ReportLimits limits,
            Offers offers,
            Emergencies emergencies,
            List<DoorNotice> notices) {
        this.doors = doors;
        this.places = places;
        this.procedures = procedures;
        this.matters = matters;
        this.register = register;
        this.input = input;
        this.proofs = proofs;
        this.limits = limits;
        this.offers = offers;
        this.emergencies = emergencies;
        this.notices = notices.stream()
                .sorted(Comparator.comparingInt(DoorNotice::order))
                .toList();
    }

    /** Whoever cannot scan types the code. */
    @GetMapping("/q")
    ModelAndView type(@RequestParam(defaultValue = "") String code) {
        var typed = code.strip();
        return typed.isEmpty()
                ? new ModelAndView("appeal/door", "page", new DoorPage("", false))
                : new ModelAndView(see("/q/" + encoded(typed)));
    }

    @GetMapping("/q/{code}")
    ModelAndView form(@PathVariable String code) {
        var door = doors.placeOf(code);
        return door.isEmpty() ? noSuchDoor(code) : form(door.get(), Map.of(), Map.of(), null, newKey(), HttpStatus.OK);
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
            return new ModelAndView(see(next(opened.number(), String.valueOf(answers.getOrDefault("text", "")))));
        } catch (Refusal refusal) {
            if (Programs.ask(request)) {
                throw refusal;
            }
            // A report changed after it was sent is another report: it needs a key of its own.
            var again = refusal.code().equals("procedure.key-used") ? newKey() : wish;
            return form(
                    door.get(), FormInput.typed(request, fields), refusal.fields(), refusal, again, status(refusal));
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

    private ModelAndView form(
            Place door,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable Refusal refusal,
            String key,
            HttpStatus status) {
        var code = doors.codeOf(door.code());
        var path = places.fullName(door.code());
        var end = path.lastIndexOf(" · ");
        var page = new ReportPage(
                code,
                door.name(),
                end < 0 ? "" : path.substring(0, end),
                procedures.get(PROCEDURE).fields(),
                typed,
                errors,
                refusal == null ? null : refusal.code(),
                refusal == null ? new Object[0] : refusal.arguments().toArray(),
                key,
                emergencies.services(),
                String.join("|", emergencies.unless()),
                notices.stream()
                        .flatMap(notice ->
                                notice.at(new DoorNotice.Door(code, door.code().value())).stream())
                        .toList());
        return new ModelAndView("appeal/report", Map.of("page", page), status);
    }

    private static ModelAndView noSuchDoor(String code) {
        return new ModelAndView("appeal/door", Map.of("page", new DoorPage(code, true)), HttpStatus.NOT_FOUND);
    }

    private static HttpStatus status(Refusal refusal) {
        return HttpStatus.valueOf(refusal.kind().status());
    }

    private static RedirectView see(String path) {
        var view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    private static String encoded(String code) {
        return URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String newKey() {
        return Ids.next().toString();
    }

    /** What {@code appeal/door.jte} shows: the field for the code, and whether the one typed leads nowhere. */
    record DoorPage(String code, boolean unknown) {}

    /**
     * What {@code appeal/report.jte} shows.
     *
     * @param errors a field to the message key of what is wrong with it
     * @param problem the message key of what is wrong with the whole
     * @param unless words before which a danger is only feared, parted by bars
     * @param notices what else concerns whoever stands here
     */
    @SuppressWarnings("ArrayRecordComponent") // handed to the template once, never compared
    record ReportPage(
            String code,
            String place,
            String around,
            Map<String, Field> fields,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem,
            Object[] arguments,
            String key,
            List<Emergencies.Service> services,
            String unless,
            List<DoorNotice.Line> notices) {}
}
