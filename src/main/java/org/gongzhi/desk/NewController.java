package org.gongzhi.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gongzhi.category.Categories;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.NavEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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

    private static final String CATEGORY = "category";

    private final Officers officers;
    private final Procedures procedures;
    private final Places places;
    private final Matters matters;
    private final FormInput input;
    private final Categories categories;
    private final List<CategoryAdvisor> advisors;
    private final NewPages pages;

    NewController(
            Officers officers,
            Procedures procedures,
            Places places,
            Matters matters,
            FormInput input,
            Categories categories,
            List<CategoryAdvisor> advisors,
            NewPages pages) {
        this.officers = officers;
        this.procedures = procedures;
        this.places = places;
        this.matters = matters;
        this.input = input;
        this.categories = categories;
        this.advisors = List.copyOf(advisors);
        this.pages = pages;
    }

    @Bean
    static NavEntry newEntry() {
        return new NavEntry(30, "/work/new", "desk.nav.new", "work");
    }

    /** Everything {@code desk/kinds.jte} shows. */
    record KindsPage(List<Procedure> procedures) {}

    @GetMapping("/work/new")
    ModelAndView kinds() {
        return new ModelAndView("desk/kinds", "page", new KindsPage(List.copyOf(procedures.all())));
    }

    @GetMapping("/work/new/{id}")
    ModelAndView form(@PathVariable String id, Authentication who) {
        return pages.of(procedures.get(id), officers.of(who).scope(), Map.of(), null, null);
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
        var said = advice.map(CategoryAdvisor.Advice::because).orElseGet(() -> pages.nothing());
        return pages.of(procedure, officers.of(who).scope(), typed, null, said);
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
            return pages.of(procedure, officer.scope(), typed(request, procedure, place), refusal, null);
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
        if (typed.isBlank() || !NewPages.isSorted(procedure)) {
            return null;
        }
        if (categories.find(typed.strip()).isEmpty()) {
            throw Refusal.invalidFields(Map.of(CATEGORY, "procedure.field.category"));
        }
        return typed.strip();
    }
}
