package org.gongzhi.deliberation;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.gongzhi.decision.Verdict;
import org.gongzhi.decision.VerdictWords;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Clock;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a drive together: what is signed, how far it reaches against the threshold, house by house. */
@Component
class DrivePages {

    private final Drives drives;
    private final Procedures procedures;
    private final Places places;
    private final Shelf shelf;
    private final VerdictWords verdicts;

    DrivePages(Drives drives, Procedures procedures, Places places, Shelf shelf, VerdictWords verdicts) {
        this.drives = drives;
        this.procedures = procedures;
        this.places = places;
        this.shelf = shelf;
        this.verdicts = verdicts;
    }

    /**
     * How far it is by one measure.
     *
     * @param measure as a message key
     * @param missing how much is missing, in words; empty when nothing is
     */
    record Sum(String measure, String missing, String text, long part, long needed) {}

    /** A building with how many of its units signed. */
    record House(String name, int all, int signed) {}

    /** A paper somebody else must read: only its photograph is shown. */
    record Unread(UUID id, boolean mine) {}

    /**
     * What the pages of a drive show.
     *
     * @param until the last moment to sign; empty when it is over
     * @param sums each comparison in a sentence
     * @param mine the units for which the reader's phone was left
     * @param differing how many papers two persons read differently
     */
    record DrivePage(
            String number,
            String title,
            String text,
            String aim,
            String article,
            String place,
            String vote,
            String state,
            Tone tone,
            boolean collecting,
            String until,
            int units,
            int unitsAll,
            int online,
            List<Sum> sums,
            List<House> houses,
            boolean proven,
            List<String> mine,
            boolean signed,
            List<Unread> unread,
            long differing,
            @Nullable String problem) {}

    DrivePage page(
            Matter matter, @Nullable Phone phone, @Nullable UUID reader, boolean work, @Nullable String problem) {
        var procedure = procedures.of(matter);
        var coverage = drives.coverage(matter);
        var verdict = drives.verdict(matter);
        var clock = matter.nextDue(procedure);
        var mine = phone == null ? List.<String>of() : drives.unitsOf(matter, phone);
        var aim = procedure.fields().get("aim");
        var state = procedure.state(matter.state());
        var papers = work ? drives.papers(matter) : List.<SignatureRepository.Paper>of();
        return new DrivePage(
                matter.number().value(),
                matter.title(),
                String.valueOf(matter.fields().get("text")),
                aim == null ? "" : aim.shown(String.valueOf(matter.fields().get("aim"))),
                verdict.rule().article(),
                places.fullName(matter.place()),
                Drives.vote(matter),
                work ? state.name() : state.shown(),
                shelf.find(matter.number()).map(Lists::tone).orElse(Tone.RUN),
                matter.state().equals("collecting"),
                clock == null ? "" : lastDay(clock),
                coverage.units(),
                coverage.unitsAll(),
                drives.online(matter),
                verdict.passLines().stream().map(this::sum).toList(),
                coverage.buildings().entrySet().stream()
                        .map(house -> new House(
                                house.getKey(),
                                house.getValue().all(),
                                house.getValue().signed()))
                        .toList(),
                phone != null,
                mine,
                drives.signed(matter, mine),
                papers.stream()
                        .filter(paper -> paper.secondUnit() == null)
                        .map(paper -> new Unread(paper.id(), paper.firstBy().equals(reader)))
                        .toList(),
                papers.stream()
                        .filter(paper -> paper.secondUnit() != null && !paper.agrees())
                        .count(),
                problem);
    }

    private Sum sum(Verdict.Line line) {
        var measure = line.threshold().measure();
        return new Sum(
                "deliberation.drive.sum." + measure.name().toLowerCase(Locale.ROOT),
                line.holds() ? "" : verdicts.number(measure, line.needed() - line.part()),
                verdicts.line(line),
                Math.min(line.part(), line.needed()),
                line.needed());
    }

    /** A day that ends at midnight is named by its own date, not by the next one's. */
    private static String lastDay(Clock clock) {
        return Shanghai.date(Shanghai.day(clock.dueAt().minusNanos(1))) + " 24:00";
    }
}
