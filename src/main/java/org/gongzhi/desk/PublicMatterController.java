package org.gongzhi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.files.Files;
import org.gongzhi.identity.PhoneProofs;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.procedure.Step;
import org.gongzhi.web.Programs;
import org.gongzhi.web.See;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The public page of a matter (一案一码): followed by number, opened wide by the key in the reporter's link. */
@Controller
class PublicMatterController {

    private final Register register;
    private final Matters matters;
    private final Procedures procedures;
    private final PublicMatters pages;
    private final Timeline timeline;
    private final PhoneProofs proofs;
    private final FormInput input;
    private final Files files;

    PublicMatterController(
            Register register,
            Matters matters,
            Procedures procedures,
            PublicMatters pages,
            Timeline timeline,
            PhoneProofs proofs,
            FormInput input,
            Files files) {
        this.register = register;
        this.matters = matters;
        this.procedures = procedures;
        this.pages = pages;
        this.timeline = timeline;
        this.proofs = proofs;
        this.input = input;
        this.files = files;
    }

    @GetMapping("/m")
    ModelAndView lookUp(@RequestParam(defaultValue = "") String number) {
        if (number.isBlank()) {
            return new ModelAndView("desk/lookup", "page", new LookupPage("", false));
        }
        return MatterNumber.parse(number).map(known -> See.other("/m/" + known)).orElseGet(() -> unknown(number));
    }

    @GetMapping("/m/{number}")
    ModelAndView page(
            @PathVariable String number,
            @RequestParam(name = "k", required = false) @Nullable String key,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        return MatterNumber.parse(number)
                .flatMap(register::find)
                .filter(matter -> shows(matter, onlooker(matter, key, token)))
                .map(matter -> page(matter, onlooker(matter, key, token), null, HttpStatus.OK))
                .orElseGet(() -> unknown(number));
    }

    @GetMapping(value = "/m/{number:[A-Za-z0-9-]+}.json", produces = "application/json")
    @ResponseBody
    MatterForPrograms json(@PathVariable String number) {
        var matter = get(number, null, null);
        return MatterForPrograms.of(
                matter,
                procedures.of(matter),
                pages.place(procedures.of(matter), matter, Onlooker.ANYBODY),
                timeline.of(matter, Onlooker.ANYBODY));
    }

    /** A photograph or recording of a step that whoever asks may see. */
    @GetMapping("/m/{number}/files/{file}")
    ResponseEntity<Resource> file(
            @PathVariable String number,
            @PathVariable UUID file,
            @RequestParam(name = "k", required = false) @Nullable String key,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token) {
        var matter = get(number, key, token);
        var shown = timeline.of(matter, onlooker(matter, key, token)).stream()
                .flatMap(line -> Stream.concat(line.photos().stream(), Stream.ofNullable(line.recording())))
                .anyMatch(file.toString()::equals);
        return files.find(file)
                .filter(_ -> shown)
                .map(Files::response)
                .orElseThrow(() -> Refusal.unknown("desk.unknown-file"));
    }

    @PostMapping("/m/{number}/{action}")
    ModelAndView act(
            @PathVariable String number,
            @PathVariable String action,
            @RequestParam(name = "k", required = false) @Nullable String link,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable String key,
            @CookieValue(name = PhoneProofs.COOKIE, required = false) @Nullable String token,
            HttpServletRequest request) {
        var matter = get(number, link, token);
        var who = onlooker(matter, link, token);
        var known = procedures.of(matter).action(action);
        if (known == null) {
            throw Refusal.unknown("procedure.unknown-action", action);
        }
        try {
            // Whoever may not act here leaves no photographs behind; the engine says why not.
            var may = who.reporter() || register.lawful(matter, who.actor()).contains(known);
            var answers = may ? input.read(request, known.form()) : Map.<String, Object>of();
            var wish = key == null || key.isBlank() || key.length() > 80 ? null : "m/" + key;
            matters.perform(new Step(matter.number(), action, version, answers, who.actor(), wish, null));
        } catch (Refusal refusal) {
            if (Programs.ask(request)) {
                throw refusal;
            }
            var refused = new PublicMatter.Refused(
                    action,
                    refusal.code(),
                    refusal.arguments(),
                    refusal.fields(),
                    FormInput.typed(request, known.form()));
            return page(
                    get(number, link, token),
                    who,
                    refused,
                    HttpStatus.valueOf(refusal.kind().status()));
        }
        return See.other("/m/" + matter.number() + (who.key() == null ? "" : "?k=" + who.key()) + "#way");
    }

    private Matter get(String number, @Nullable String key, @Nullable String token) {
        return MatterNumber.parse(number)
                .flatMap(register::find)
                .filter(matter -> shows(matter, onlooker(matter, key, token)))
                .orElseThrow(() -> Refusal.unknown("procedure.unknown-number", number));
    }

    /** Of a sealed matter nobody but who brought it learns even that it is there. */
    private static boolean shows(Matter matter, Onlooker who) {
        return !matter.sealed() || who.trusted();
    }

    private Onlooker onlooker(Matter matter, @Nullable String key, @Nullable String token) {
        return pages.onlooker(matter, proofs.proven(token).orElse(null), key);
    }

    private ModelAndView page(Matter matter, Onlooker who, PublicMatter.@Nullable Refused refused, HttpStatus status) {
        return new ModelAndView("desk/public", Map.of("page", pages.page(matter, who, refused)), status);
    }

    private static ModelAndView unknown(String number) {
        return new ModelAndView(
                "desk/lookup", Map.of("page", new LookupPage(number.strip(), true)), HttpStatus.NOT_FOUND);
    }

    /** What {@code desk/lookup.jte} shows: the field for a number, and whether the one typed leads nowhere. */
    record LookupPage(String number, boolean unknown) {}
}
