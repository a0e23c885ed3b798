package org.gongzhi.seal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Registers a seal under the eyes of whoever stands above its body. */
@Controller
class RegistrationController {

    private static final List<String> FIELDS = List.of("body", "name", "kind", "basis", "begins", "sleeve");

    private final Seals seals;
    private final Registrars registrars;
    private final SealWords words;

    RegistrationController(Seals seals, Registrars registrars, SealWords words) {
        this.seals = seals;
        this.registrars = registrars;
        this.words = words;
    }

    /** Everything {@code seal/new.jte} shows. */
    record NewPage(
            List<Choice> bodies,
            List<Choice> kinds,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    @GetMapping("/work/seals/new")
    ModelAndView form(@AuthenticationPrincipal SignedIn me) {
        return view(me, Map.of(), null);
    }

    @PostMapping("/work/seals/new")
    Object register(@RequestParam Map<String, String> sent, @AuthenticationPrincipal SignedIn me) {
        var typed = new LinkedHashMap<String, String>();
        FIELDS.forEach(field -> typed.put(field, sent.getOrDefault(field, "")));
        try {
            var wish = new Seals.Registration(
                    text(typed, "body"),
                    text(typed, "name"),
                    text(typed, "kind"),
                    text(typed, "basis"),
                    day(text(typed, "begins")),
                    text(typed, "sleeve"));
            return "redirect:/work/seals/" + seals.register(wish, me.person()).code() + "?done=registered";
        } catch (Refusal refusal) {
            return view(me, typed, refusal);
        }
    }

    private static String text(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw Refusal.invalidFields(Map.of("begins", "seal.field.begins"));
        }
    }

    private ModelAndView view(SignedIn me, Map<String, String> typed, @Nullable Refusal refusal) {
        var own = registrars.bodiesOf(me.person()).stream()
                .map(body -> new Choice(body.code(), body.name()))
                .toList();
        // Nothing is chosen beforehand: whoever hurries would register the seal of the first in the list.
        var choices = Stream.concat(Stream.of(new Choice("", words.of("seal.choose"))), own.stream())
                .toList();
        var page = new NewPage(
                own.isEmpty() ? own : choices,
                Seal.KINDS.stream()
                        .map(kind -> new Choice(kind, words.of("seal.kind." + kind)))
                        .toList(),
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                refusal == null ? null : words.of(refusal));
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("seal/new", Map.of("page", page), status);
    }
}
