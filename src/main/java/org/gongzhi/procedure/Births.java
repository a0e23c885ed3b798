package org.gongzhi.procedure;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.organization.Desk;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens children out of a matter (子事项): one, or one for each place of a tier. */
@Component
class Births {

    private final Procedures procedures;
    private final Numbers numbers;
    private final NextDesk desks;
    private final Openings openings;
    private final Records records;
    private final Wishes wishes;
    private final PartyRepository parties;
    private final Telling telling;
    private final Places places;

    Births(
            Procedures procedures,
            Numbers numbers,
            NextDesk desks,
            Openings openings,
            Records records,
            Wishes wishes,
            PartyRepository parties,
            Telling telling,
            Places places) {
        this.procedures = procedures;
        this.numbers = numbers;
        this.desks = desks;
        this.openings = openings;
        this.records = records;
        this.wishes = wishes;
        this.parties = parties;
        this.telling = telling;
        this.places = places;
    }

    /** A child to be: its place, and the number it will have. */
    record Expected(PlaceCode place, MatterNumber number) {}

    /** Takes numbers for the children, which must happen outside the step's own transaction. */
    List<Expected> expect(Matter parent, Deeds.Child child, Instant at) {
        var procedure = procedures.get(child.procedure());
        var level = child.each();
        var where = level == null
                ? List.of(parent.place())
                : places.allButBuildings().stream()
                        .filter(place -> place.level() == level && place.code().isWithin(parent.place()))
                        .map(Place::code)
                        .sorted()
                        .toList();
        return where.stream()
                .map(place -> new Expected(place, numbers.next(procedure, place.county(), Shanghai.day(at))))
                .toList();
    }

    void open(
            Matter parent,
            Deeds.Child child,
            Map<String, Object> form,
            Standing standing,
            List<Expected> expected,
            Instant at,
            boolean tells) {
        var procedure = procedures.get(child.procedure());
        var said = Guard.Said.of(form, parent);
        var given = new LinkedHashMap<String, Object>();
        child.fields().forEach((key, operand) -> {
            var value = operand.in(said);
            if (value != null) {
                given.put(key, value);
            }
        });
        var answers = Forms.check(procedure.fields(), given);
        var desk = child.desk() == null ? null : desks.of(child.desk(), parent, form);
        for (var one : expected) {
            open(parent, procedure, one, answers, desk, standing, at, tells);
        }
    }

    private void open(
            Matter parent,
            Procedure procedure,
            Expected one,
            Forms.Answers answers,
            @Nullable Desk desk,
            Standing standing,
            Instant at,
            boolean tells) {
        var opening = new Opening(
                procedure.id(), one.place(), parent.category(), "parent", answers.plain(), new Actor.Time(), null, at);
        var parentage = new Openings.Parentage(parent.number(), desk, parent.quiet());
        var matter = openings.fresh(procedure, opening, answers, one.number(), parentage, standing, at);
        records.opened(
                procedure,
                matter,
                standing,
                answers,
                new Records.Wish(null, wishes.digest(opening, procedure, answers)));
        // Whoever helps with a matter may read it.
        parties.join(parent.number(), matter.desk(), at);
        if (tells) {
            telling.tell(procedure, matter, procedure.openTells(), answers.plain(), "1", null);
        }
    }
}
