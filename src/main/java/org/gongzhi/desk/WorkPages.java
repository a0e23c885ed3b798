package org.gongzhi.desk;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Readings;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.PersonalAnswers;
import org.gongzhi.procedure.Procedure;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.Places;
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
    private final Readings readings;
    private final Doables doables;
    private final List<Paper> papers;
    private final Companions companions;
    private final List<HintSource> hintSources;
    private final Wording wording;
    private final MessageSource messages;
    private final InstantSource time;

    WorkPages(
            Register register,
            PersonalAnswers personal,
            Procedures procedures,
            Places places,
            Readings readings,
            Doables doables,
            List<Paper> papers,
            Companions companions,
            List<HintSource> hintSources,
            Wording wording,
            MessageSource messages,
            InstantSource time) {
        this.register = register;
        this.personal = personal;
        this.procedures = procedures;
        this.places = places;
        this.readings = readings;
        this.doables = doables;
        this.papers = papers;
        this.companions = companions;
        this.hintSources = List.copyOf(hintSources);
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
        var history = register.history(matter);
        var due = matter.nextDue(procedure);
        var first = matter.state().equals(procedure.first());
        var left = Left.of(due == null ? null : due.dueAt(), now, matter.ended(), first);
        var done = asked.done() == null ? null : procedure.action(asked.done());
        var lawful = register.lawful(matter, officer.actor());
        // Shown from the first call on, though merging comes after it: whoever calls back knows what to ask.
        var alike = procedure.merge() != null && !lawful.isEmpty()
                ? companions.alike(matter, officer)
                : List.<Alike.Likely>of();
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
                wording.timeline(procedure, history, officer),
                wording.clocks(procedure, matter, now),
                hintSources.stream()
                        .flatMap(source -> source.of(matter, history).stream())
                        .toList(),
                doables.of(matter, lawful, alike, asked),
                papers.stream()
                        .map(paper -> paper.of(matter))
                        .flatMap(Optional::stream)
                        .toList(),
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
                            field.called(),
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

    private String sentence(Refusal refusal) {
        return Objects.requireNonNull(messages.getMessage(
                refusal.code(), refusal.arguments().toArray(), refusal.code(), Locale.SIMPLIFIED_CHINESE));
    }
}
