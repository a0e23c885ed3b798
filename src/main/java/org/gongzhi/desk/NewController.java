package org.gongzhi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.category.Categories;
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
    private static final String CATEGORY = "category";

    private final Officers officers;
    private final Procedures procedures;
    private final Places places;
    private final Matters matters;
    private final FormInput input;
    private final Categories categories;
    private final List<CategoryAdvisor> advisors;
    private final MessageSource messages;

    NewController(
            Officers officers,
            Procedures procedures,
            Places places,
            Matters matters,
            FormInput input,
            Categories categories,
            List<CategoryAdvisor> advisors,
            MessageSource messages) {
        this.officers = officers;
        this.procedures = procedures;
        this.places = places;
        this.matters = matters;
        this.input = input;
        this.categories = categories;
        this.advisors = List.copyOf(advisors);
        this.messages = messages;
    }

    @Bean
    static NavEntry newEntry() {
        return new NavEntry(30, "/work/new", "desk.nav.new", "work");
    }

    /**
     * Everything {@code desk/new.jte} shows.
     *
     * @param categories what the matter may be about; empty where nobody asks
     * @param advice what it is probably about
     */
    record NewPage(
            String id,
            String name,
            String key,
            Map<String, Field> fields,
            List<Choice> places,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem,
            List<Choice> categories,
            @Nullable String advice) {}

    /** Everything {@code desk/kinds.jte} shows. */
    record KindsPage(List<Procedure> procedures) {}

    @GetMapping("/work/new")
    ModelAndView kinds() {
        return new ModelAndView("desk/kinds", "page", new KindsPage(List.copyOf(procedures.all())));
    }

    @GetMapping("/work/new/{id}")
    ModelAndView form(@PathVariable String id, Authentication who) {
        return view(procedures.get(id), officers.of(who).scope(), Map.of(), null, null);
    }

    /** The form again with what was typed, and what it is probably about. Opens nothing. */
    @PostMapping("/work/new/{id}/category")
    ModelAndView advise(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String place,
            HttpServletRequest request,
            Authentication who) {
        var procedure = procedures.get(id);
        var typed = typed(request, procedure, place);
        var advice = advisors.stream()
                .map(advisor -> advisor.of(typed))
                .flatMap(Optional::stream)
                .findFirst();
        advice.filter(one -> typed.getOrDefault(CATEGORY, "").isBlank())
                .ifPresent(one -> typed.put(CATEGORY, one.category()));
        var said = advice.map(CategoryAdvisor.Advice::because).orElseGet(() -> word("desk.new.category.nothing"));
        return view(procedure, officers.of(who).scope(), typed, null, said);
    }

    @PostMapping("/work/new/{id}")
    Object open(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String category,
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
                    category(procedure, category),
                    "desk",
                    fields,
                    officer.actor(),
                    WishKey.of(officer.who().person(), key),
                    null));
            return "redirect:/work/m/" + opened.number();
        } catch (Refusal refusal) {
            return view(procedure, officer.scope(), typed(request, procedure, place), refusal, null);
        }
    }

    private static Map<String, String> typed(HttpServletRequest request, Procedure procedure, String place) {
        var typed = new LinkedHashMap<>(FormInput.typed(request, procedure.fields()));
        typed.put("place", place);
        typed.put(CATEGORY, Objects.requireNonNullElse(request.getParameter(CATEGORY), ""));
        return typed;
    }

    /** Only one of the edition in force; none is none. */
    private @Nullable String category(Procedure procedure, String typed) {
        if (typed.isBlank() || !isSorted(procedure)) {
            return null;
        }
        if (categories.find(typed.strip()).isEmpty()) {
            throw Refusal.invalidFields(Map.of(CATEGORY, "procedure.field.category"));
        }
        return typed.strip();
    }

    private static boolean isSorted(Procedure procedure) {
        return procedure.publishes("category")
                || procedure.actions().values().stream().anyMatch(action -> action.category() != null);
    }

    private String word(String key) {
        return Objects.requireNonNull(messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE));
    }

    private ModelAndView view(
            Procedure procedure,
            Scope scope,
            Map<String, String> typed,
            @Nullable Refusal refusal,
            @Nullable String advice) {
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
                problem,
                isSorted(procedure)
                        ? categories.all().stream()
                                .map(one -> new Choice(one.path(), one.path()))
                                .toList()
                        : List.of(),
                advice);
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
