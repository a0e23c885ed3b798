package org.gongzhi.desk;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongzhi.category.Categories;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Readings;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Bodies;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.PersonalAnswers;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts together what staff see of a matter. */
@Component
class WorkPages {

    private final Register register;
    private final PersonalAnswers personal;
    private final Procedures procedures;
    private final Places places;
    private final Bodies bodies;
    private final Readings readings;
    private final Categories categories;
    private final Companions companions;
    private final Wording wording;
    private final MessageSource messages;
    private final InstantSource time;

    WorkPages(
            Register register,
            PersonalAnswers personal,
            Procedures procedures,
            Places places,
            Bodies bodies,
            Readings readings,
            Categories categories,
            Companions companions,
            Wording wording,
            MessageSource messages,
            InstantSource time) {
        this.register = register;
        this.personal = personal;
        this.procedures = procedures;
        this.places = places;
        this.bodies = bodies;
        this.readings = readings;
        this.categories = categories;
        this.companions = companions;
        this.wording = wording;
        this.messages = messages;
        this.time = time;
    }

    /**
     * What just happened on the page.
     *
     * @param done an action just taken
     * @param field a personal answer just opened, and what it says
     * @param action an action just refused, why, and what had been typed
     */
    record Asked(
            @Nullable String done,
            @Nullable String field,
            @Nullable String value,
            @Nullable Action action,
            @Nullable Refusal refusal,
            Map<String, String> typed) {

        static Asked nothing() {
            return new Asked(null, null, null, null, null, Map.of());
        }

        Asked done(@Nullable String action) {
            return new Asked(action, null, null, null, null, Map.of());
        }

        Asked opened(String field, String value) {
            return new Asked(null, field, value, null, null, Map.of());
        }

        Asked refused(Action action, Refusal refusal, Map<String, String> typed) {
            return new Asked(null, null, null, action, refusal, typed);
        }
    }

    WorkPage of(Matter matter, Officers.Officer officer, Asked asked) {
        var procedure = procedures.of(matter);
        var now = time.instant();
        var due = matter.nextDue(procedure);
        var first = matter.state().equals(procedure.first());
        var left = Left.of(due == null ? null : due.dueAt(), now, matter.ended(), first);
        var done = asked.done() == null ? null : procedure.action(asked.done());
        var lawful = register.lawful(matter, officer.actor());
        var alike = lawful.stream().anyMatch(action -> action.deeds().merge() != null)
                ? companions.alike(matter, officer)
                : List.<Alike.Likely>of();
        var doable = doable(matter, lawful, alike, asked);
        return new WorkPage(
                matter.number().value(),
                matter.version(),
                UUID.randomUUID().toString(),
                matter.title(),
                procedure.name(),
                procedure.id(),
                matter.category(),
                matter.priority(),
                matter.channel(),
                places.fullName(matter.place()),
                matter.ended() ? "" : wording.holder(matter.desk()),
                matter.because(),
                procedure.state(matter.state()).name(),
                left.tone(),
                left,
                now,
                matter.openedAt(),
                wording.answers(procedure.fields(), matter.fields()),
                personal(procedure, matter, asked),
                wording.timeline(procedure, register.history(matter), officer),
                wording.clocks(procedure, matter, now),
                doable,
                readings.of(matter.number().value()).stream()
                        .map(reading -> Shanghai.minute(reading.at()) + " " + reading.readerName())
                        .toList(),
                companions.of(matter, officer),
                alike,
                asked.action() == null ? null : asked.action().key(),
                asked.refusal() == null ? null : sentence(asked.refusal()),
                done == null ? null : wording.word("desk.work.done", done.name()));
    }

    private List<WorkPage.Personal> personal(Procedure procedure, Matter matter, Asked asked) {
        var shown = new ArrayList<WorkPage.Personal>();
        for (var field : procedure.fields().values()) {
            if (field.privacy().sealed()) {
                personal.personal(matter, 1, field.key()).ifPresent(value -> {
                    var phone = field.type() == Field.Type.PHONE;
                    shown.add(new WorkPage.Personal(
                            field.key(),
                            field.label(),
                            phone ? Phone.find(value).map(Phone::masked).orElse("***") : mask(value),
                            phone,
                            field.key().equals(asked.field()) ? asked.value() : null));
                });
            }
        }
        return shown;
    }

    private static String mask(String value) {
        return value.substring(0, value.offsetByCodePoints(0, 1)) + "**";
    }

    private List<WorkPage.Doable> doable(Matter matter, List<Action> lawful, List<Alike.Likely> alike, Asked asked) {
        return lawful.stream()
                .map(action -> {
                    var refused = asked.action() != null && asked.action().key().equals(action.key());
                    return new WorkPage.Doable(
                            action.key(),
                            action.name(),
                            action.form(),
                            choices(matter, action, alike),
                            refused ? asked.typed() : Map.of(),
                            refused && asked.refusal() != null ? asked.refusal().fields() : Map.of());
                })
                .toList();
    }

    private Map<String, List<Choice>> choices(Matter matter, Action action, List<Alike.Likely> alike) {
        var choices = new java.util.HashMap<String, List<Choice>>();
        for (var field : action.form().values()) {
            if (field.type() == Field.Type.BODY) {
                choices.put(
                        field.key(),
                        bodies.departments(matter.place()).stream()
                                .map(body -> new Choice(body.code(), body.name()))
                                .toList());
            }
        }
        action.form().values().stream()
                .filter(field -> field.type() == Field.Type.CATEGORY)
                .forEach(field -> choices.put(
                        field.key(),
                        categories.all().stream()
                                .map(category -> new Choice(category.path(), category.path()))
                                .toList()));
        action.form().values().stream()
                .filter(field -> field.type() == Field.Type.MATTER)
                .forEach(field -> choices.put(
                        field.key(),
                        alike.stream()
                                .map(likely -> new Choice(likely.number().value(), likely.title()))
                                .toList()));
        return choices;
    }

    private String sentence(Refusal refusal) {
        return Objects.requireNonNull(messages.getMessage(
                refusal.code(), refusal.arguments().toArray(), refusal.code(), Locale.SIMPLIFIED_CHINESE));
    }
}
