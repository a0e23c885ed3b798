package org.gongzhi.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongzhi.category.Categories;
import org.gongzhi.organization.Bodies;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Catalogue;
import org.gongzhi.procedure.Catalogue.Advice;
import org.gongzhi.procedure.DeskRule;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Offerings;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The actions somebody may take on a matter now, each with its form, what may be chosen in it, and a word of advice.
 */
@Component
class Doables {

    private final Bodies bodies;
    private final Categories categories;
    private final Offerings offerings;
    private final ObjectProvider<Catalogue> catalogue;

    Doables(Bodies bodies, Categories categories, Offerings offerings, ObjectProvider<Catalogue> catalogue) {
        this.bodies = bodies;
        this.categories = categories;
        this.offerings = offerings;
        this.catalogue = catalogue;
    }

    List<WorkPage.Doable> of(Matter matter, List<Action> lawful, List<Alike.Likely> alike, WorkPages.Asked asked) {
        return lawful.stream()
                .filter(action -> offerings.canFill(action.form()))
                .map(action -> {
                    var refused = asked.action() != null && asked.action().key().equals(action.key());
                    var advice = advice(matter, action);
                    return new WorkPage.Doable(
                            action.key(),
                            action.name(),
                            action.fold(),
                            advice == null ? null : advice.because(),
                            action.form(),
                            choices(matter, action, alike),
                            refused ? asked.typed() : suggested(action, advice),
                            refused && asked.refusal() != null ? asked.refusal().fields() : Map.of());
                })
                .toList();
    }

    /** Where the catalogue would send the matter, said before anybody sends it somewhere. */
    private @Nullable Advice advice(Matter matter, Action action) {
        var known = catalogue.getIfAvailable();
        var asks = action.targets().stream()
                .map(Action.Target::assign)
                .anyMatch(rule -> rule instanceof DeskRule.ByCatalogue || rule instanceof DeskRule.BodyInForm);
        return known == null || !asks ? null : known.advise(matter.category(), matter.place());
    }

    /** The body the catalogue names stands chosen; the officer decides. */
    private static Map<String, String> suggested(Action action, @Nullable Advice advice) {
        if (advice == null || !advice.desk().isBody()) {
            return Map.of();
        }
        var body = advice.desk().body();
        return action.targets().stream()
                .map(Action.Target::assign)
                .filter(DeskRule.BodyInForm.class::isInstance)
                .map(DeskRule.BodyInForm.class::cast)
                .collect(Collectors.toMap(DeskRule.BodyInForm::field, _ -> body, (one, _) -> one));
    }

    private Map<String, List<Choice>> choices(Matter matter, Action action, List<Alike.Likely> alike) {
        var choices = new HashMap<String, List<Choice>>();
        for (var field : action.form().values()) {
            if (field.type() == Field.Type.BODY) {
                choices.put(
                        field.key(),
                        bodies.departments(matter.place()).stream()
                                .map(body -> new Choice(body.code(), body.name()))
                                .toList());
            } else if (field.type() == Field.Type.CATEGORY) {
                choices.put(
                        field.key(),
                        categories.all().stream()
                                .map(category -> new Choice(category.path(), category.path()))
                                .toList());
            } else if (field.offered() != null) {
                choices.put(
                        field.key(),
                        Stream.concat(
                                        Stream.of(new Choice("", "")),
                                        offerings.choices(field).stream().map(one -> new Choice(one.key(), one.name())))
                                .toList());
            } else if (field.type() == Field.Type.MATTER) {
                choices.put(
                        field.key(),
                        alike.stream()
                                .map(likely -> new Choice(likely.number().value(), likely.title()))
                                .toList());
            }
        }
        return choices;
    }
}
