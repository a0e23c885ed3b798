package org.gongzhi.deliberation;

import java.util.List;
import java.util.Map;
import org.gongzhi.deliberation.Entry.Family;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Tone;
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

    Lists(Shelf shelf, Supports supports, Procedures procedures, Register register, Places places) {
        this.shelf = shelf;
        this.supports = supports;
        this.procedures = procedures;
        this.register = register;
        this.places = places;
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

    /**
     * A public list.
     *
     * @param place the place whose list it is; empty for everywhere
     */
    record ListPage(Family family, String place, String placeName, List<Line> lines, Paging paging) {}

    ListPage page(Family family, String path, String place, int number) {
        var within =
                PlaceCode.isCode(place) && places.find(new PlaceCode(place)).isPresent() ? place : "";
        var at = Math.max(1, number);
        var found = shelf.listed(family, within, at, PAGE);
        var lines = lines(found.subList(0, Math.min(PAGE, found.size())), false);
        var name = within.isEmpty() ? "" : places.fullName(new PlaceCode(within));
        return new ListPage(
                family,
                within,
                name,
                lines,
                Paging.open(path + (within.isEmpty() ? "" : "?place=" + within), at, PAGE, found.size() > PAGE));
    }

    List<Line> lines(List<Entry> entries, boolean work) {
        var voices = supports.counts(entries.stream()
                .filter(entry -> entry.family() == Family.TOPIC)
                .map(Entry::number)
                .toList());
        return entries.stream().map(entry -> line(entry, voices, work)).toList();
    }

    private Line line(Entry entry, Map<MatterNumber, Integer> voices, boolean work) {
        // The definition it was opened with, whose states it keeps; the newest one when it is gone.
        var procedure =
                register.find(entry.number()).map(procedures::of).orElseGet(() -> procedures.get(entry.procedure()));
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
