package org.gongzhi.deliberation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a convention together: its text line by line with what was said of each, its versions, and how it came about.
 */
@Component
class ConventionPages {

    private final Conventions conventions;
    private final Procedures procedures;
    private final Places places;
    private final Shelf shelf;
    private final Way way;

    ConventionPages(Conventions conventions, Procedures procedures, Places places, Shelf shelf, Way way) {
        this.conventions = conventions;
        this.procedures = procedures;
        this.places = places;
        this.shelf = shelf;
        this.way = way;
    }

    /** A line and what was said of it in this version. */
    record Line(int number, String text, List<Remark> remarks) {}

    /** A version in the list of versions. */
    record Version(int number, String note, String author, String at) {}

    /**
     * What the pages of a convention show.
     *
     * @param version the version shown; 0 while there is no text
     * @param earlier remarks on versions before
     * @param commenting remarks are asked for now
     * @param form the line whose form was refused, or 0
     */
    record ConventionPage(
            String number,
            String title,
            String kind,
            String place,
            String state,
            Tone tone,
            String why,
            int version,
            List<Line> lines,
            List<Remark> earlier,
            List<Version> versions,
            boolean commenting,
            boolean inForce,
            int signatures,
            boolean signed,
            boolean proven,
            List<Way.Taken> way,
            int form,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {

        String typed(int line, String field) {
            return form == line ? typed.getOrDefault(field, "") : "";
        }

        Map<String, String> errors(int line) {
            return form == line ? errors : Map.of();
        }

        long open() {
            return lines.stream()
                            .flatMap(line -> line.remarks().stream())
                            .filter(Remark::open)
                            .count()
                    + earlier.stream().filter(Remark::open).count();
        }
    }

    /** What was refused, to show the form again. */
    record Refused(int form, Map<String, String> typed, Refusal refusal, String words) {}

    ConventionPage page(Matter matter, @Nullable Phone phone, boolean work, @Nullable Refused refused) {
        var drafts = conventions.drafts(matter.number());
        var newest = drafts.isEmpty() ? null : drafts.getLast();
        var remarks = conventions.remarks(matter.number());
        var procedure = procedures.of(matter);
        var kind = procedure.fields().get("kind");
        var state = procedure.state(matter.state());
        return new ConventionPage(
                matter.number().value(),
                matter.title(),
                kind == null ? "" : kind.shown(String.valueOf(matter.fields().get("kind"))),
                places.fullName(matter.place()),
                work ? state.name() : state.shown(),
                shelf.find(matter.number()).map(Lists::tone).orElse(Tone.RUN),
                String.valueOf(matter.fields().getOrDefault("text", "")),
                newest == null ? 0 : newest.version(),
                newest == null ? List.of() : lines(newest, remarks),
                remarks.stream()
                        .filter(remark -> newest == null || remark.version() != newest.version())
                        .toList(),
                drafts.reversed().stream()
                        .map(draft ->
                                new Version(draft.version(), draft.note(), draft.author(), Shanghai.minute(draft.at())))
                        .toList(),
                matter.state().equals("commenting"),
                matter.state().equals("in-force"),
                conventions.signatures(matter.number()),
                conventions.signed(matter.number(), phone),
                phone != null,
                way.of(matter),
                refused == null ? 0 : refused.form(),
                refused == null ? Map.of() : refused.typed(),
                refused == null ? Map.of() : refused.refusal().fields(),
                refused == null ? null : refused.words());
    }

    private static List<Line> lines(Draft draft, List<Remark> remarks) {
        var lines = new ArrayList<Line>();
        for (var text : draft.lines()) {
            int number = lines.size() + 1;
            lines.add(new Line(
                    number,
                    text,
                    remarks.stream()
                            .filter(remark -> remark.version() == draft.version() && remark.line() == number)
                            .toList()));
        }
        return lines;
    }

    /** Everything {@code deliberation/changes.jte} shows. */
    record ChangesPage(
            String number, String title, int from, int to, List<Version> versions, List<Difference.Line> lines) {}

    /** What changed between two versions; what is not there is taken for the newest and the one before. */
    ChangesPage changes(Matter matter, int from, int to) {
        var drafts = conventions.drafts(matter.number());
        if (drafts.isEmpty()) {
            throw Refusal.unknown(
                    "deliberation.convention.unknown", matter.number().value());
        }
        int upto = to >= 1 && to <= drafts.size() ? to : drafts.size();
        int since = from >= 1 && from < upto ? from : upto - 1;
        return new ChangesPage(
                matter.number().value(),
                matter.title(),
                since,
                upto,
                drafts.stream()
                        .map(draft ->
                                new Version(draft.version(), draft.note(), draft.author(), Shanghai.minute(draft.at())))
                        .toList(),
                Difference.between(
                        since == 0 ? List.of() : drafts.get(since - 1).lines(),
                        drafts.get(upto - 1).lines()));
    }
}
