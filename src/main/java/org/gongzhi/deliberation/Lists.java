package org.gongzhi.deliberation;

import java.util.List;
import java.util.Map;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts lines of the lists into words, for residents and for people at work. */
@Component
class Lists {

    private static final int PAGE = 20;

    private final Shelf shelf;
    private final Supports supports;
    private final Procedures procedures;
    private final Register register;
    private final Places places;
    private final Surroundings surroundings;

    Lists(
            Shelf shelf,
            Supports supports,
            Procedures procedures,
            Register register,
            Places places,
            Surroundings surroundings) {
        this.shelf = shelf;
        this.supports = supports;
        this.procedures = procedures;
        this.register = register;
        this.places = places;
        this.surroundings = surroundings;
    }

    /**
     * One line.
     *
     * @param kind the name of its procedure
     * @param when the day it changed last, or the hour a meeting begins
     * @param voices how many support it
     */
    record Line(
            String number,
            String href,
            String kind,
            String title,
            String place,
            String state,
            Tone tone,
            String when,
            int voices) {}

    /** A public list; none while somebody still chooses whose. */
    record ListPage(Family family, String path, Where where, List<Line> lines, Paging paging) {

        String place() {
            return where.code();
        }
    }

    /** @param words what was typed to find another place's list */
    ListPage page(Family family, String path, String place, String words, int number) {
        var where = surroundings.find(place, words);
        var at = Math.max(1, number);
        var found = where.found().isEmpty() ? shelf.listed(family, where.code(), at, PAGE) : List.<Entry>of();
        var here = path + (where.code().isEmpty() ? "" : "?place=" + where.code());
        return new ListPage(
                family,
                path,
                where,
                lines(found.subList(0, Math.min(PAGE, found.size())), false),
                Paging.open(here, at, PAGE, found.size() > PAGE));
    }

    List<Line> lines(List<Entry> entries, boolean work) {
        var voices = supports.counts(entries.stream()
                .filter(entry -> entry.family() == Family.TOPIC)
                .map(Entry::number)
                .toList());
        var matters = register.all(entries.stream().map(Entry::number).toList());
        return entries.stream()
                .map(entry -> line(entry, matters.get(entry.number()), voices, work))
                .toList();
    }

    private Line line(Entry entry, @Nullable Matter matter, Map<MatterNumber, Integer> voices, boolean work) {
        // The definition it was opened with, whose states it keeps; the newest one when it is gone.
        var procedure = matter == null ? procedures.get(entry.procedure()) : procedures.of(matter);
        var state = procedure.state(entry.state());
        return new Line(
                entry.number().value(),
                href(entry, work),
                procedure.name(),
                entry.title(),
                places.fullName(entry.place()),
                work ? state.name() : state.shown(),
                tone(entry),
                entry.startsAt() == null
                        ? Shanghai.date(Shanghai.day(entry.changedAt()))
                        : Shanghai.minute(entry.startsAt()),
                voices.getOrDefault(entry.number(), 0));
    }

    private static String href(Entry entry, boolean work) {
        return switch (entry.family()) {
            case TOPIC -> (work ? "/work/m/" : "/topics/") + entry.number();
            case MEETING -> (work ? "/work/meetings/" : "/meetings/") + entry.number();
            case CONVENTION -> (work ? "/work/conventions/" : "/conventions/") + entry.number();
            case DRIVE -> (work ? "/work/drives/" : "/drives/") + entry.number();
            case PACK -> (work ? "/work/m/" : "/m/") + entry.number();
        };
    }

    static Tone tone(Entry entry) {
        return switch (entry.state()) {
            case "published", "in-force", "done", "reached" -> Tone.DONE;
            case "supporting", "commenting", "collecting" -> Tone.SOON;
            default -> entry.ended() ? Tone.WAIT : Tone.RUN;
        };
    }
}
