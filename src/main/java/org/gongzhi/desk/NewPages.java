package org.gongzhi.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongzhi.category.Categories;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.organization.Scope;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts together the form by which officers open a matter. */
@Component
class NewPages {

    private static final int MOST_PLACES = 400;

    private final Places places;
    private final Categories categories;
    private final MessageSource messages;

    NewPages(Places places, Categories categories, MessageSource messages) {
        this.places = places;
        this.categories = categories;
        this.messages = messages;
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

    /** The form, with what was typed and what is wrong with it. */
    ModelAndView of(
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

    /** Whether anybody asks what such a matter is about. */
    static boolean isSorted(Procedure procedure) {
        return procedure.publishes("category")
                || procedure.actions().values().stream().anyMatch(action -> action.category() != null);
    }

    /** What is said when nothing can be said. */
    String nothing() {
        return word("desk.new.category.nothing");
    }

    private String word(String key) {
        return Objects.requireNonNull(messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE));
    }
}
