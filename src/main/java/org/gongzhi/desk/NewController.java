package org.gongzhi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.gongzhi.web.NavEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Opens a matter of any procedure from the desk: a visit, a call, a small public matter. The form comes from its YAML.
 */
@Controller
class NewController {

    private static final int MOST_PLACES = 400;

    private final Officers officers;
    private final Procedures procedures;
    private final Places places;
    private final Matters matters;
    private final FormInput input;
    private final MessageSource messages;

    NewController(
            Officers officers,
            Procedures procedures,
            Places places,
            Matters matters,
            FormInput input,
            MessageSource messages) {
        this.officers = officers;
        this.procedures = procedures;
        this.places = places;
        this.matters = matters;
        this.input = input;
        this.messages = messages;
    }

    @Bean
    static NavEntry newEntry() {
        return new NavEntry(30, "/work/new", "desk.nav.new", "work");
    }

    /** Everything {@code desk/new.jte} shows. */
    record NewPage(
            String id,
            String name,
            String key,
            Map<String, Field> fields,
            List<Choice> places,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {}

    /** Everything {@code desk/kinds.jte} shows. */
    record KindsPage(List<Procedure> procedures) {}

    @GetMapping("/work/new")
    ModelAndView kinds() {
        return new ModelAndView("desk/kinds", "page", new KindsPage(List.copyOf(procedures.all())));
    }

    @GetMapping("/work/new/{id}")
    ModelAndView form(@PathVariable String id, Authentication who) {
        return view(procedures.get(id), officers.of(who).scope(), Map.of(), null);
    }

    @PostMapping("/work/new/{id}")
    Object open(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String key,
            HttpServletRequest request,
            Authentication who) {
        var procedure = procedures.get(id);
        var officer = officers.of(who);
        try {
            if (!PlaceCode.isCode(place)) {
                throw Refusal.invalidFields(Map.of("place", "desk.new.place-needed"));
            }
            var where = places.get(new PlaceCode(place)).code();
            officer.scope().require(where);
            var fields = input.read(request, procedure.fields());
            var opened = matters.open(new Opening(
                    id,
                    where,
                    null,
                    "desk",
                    fields,
                    officer.actor(),
                    WishKey.of(officer.who().person(), key),
                    null));
            return "redirect:/work/m/" + opened.number();
        } catch (Refusal refusal) {
            var typed = new LinkedHashMap<>(FormInput.typed(request, procedure.fields()));
            typed.put("place", place);
            return view(procedure, officer.scope(), typed, refusal);
        }
    }

    private ModelAndView view(Procedure procedure, Scope scope, Map<String, String> typed, @Nullable Refusal refusal) {
        var problem = refusal == null
                ? null
                : messages.getMessage(
                        refusal.code(), refusal.arguments().toArray(), refusal.code(), Locale.SIMPLIFIED_CHINESE);
        var page = new NewPage(
                procedure.id(),
                procedure.name(),
                UUID.randomUUID().toString(),
                procedure.fields(),
                choices(scope),
                typed,
                refusal == null ? Map.of() : refusal.fields(),
                problem);
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("desk/new", Map.of("page", page), status);
    }

    /** My places and what lies in them, down to the building where the list stays short. */
    private List<Choice> choices(Scope scope) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", messages.getMessage("desk.new.choose", null, Locale.SIMPLIFIED_CHINESE)));
        scope.places().forEach(code -> add(choices, places.get(code), ""));
        return choices;
    }

    private void add(List<Choice> choices, Place place, String indent) {
        if (choices.size() < MOST_PLACES) {
            choices.add(new Choice(place.code().value(), indent + place.name()));
            if (place.level() != Level.BUILDING) {
                places.children(place.code()).forEach(child -> add(choices, child, indent + "　"));
            }
        }
    }
}
