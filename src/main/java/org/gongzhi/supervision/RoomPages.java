package org.gongzhi.supervision;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.supervision.Attachments.Attachment;
import org.gongzhi.supervision.Report.Letter;
import org.gongzhi.supervision.Report.Word;
import org.gongzhi.supervision.Reports.Opened;
import org.gongzhi.supervision.Rooms.Missing;
import org.gongzhi.supervision.Rooms.Room;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages of the reading room. */
@Component
class RoomPages {

    private static final int TITLE = 40;

    private final Reports reports;
    private final Rooms rooms;
    private final Attachments attachments;
    private final Originals originals;
    private final Handover handover;
    private final ReportAside aside;
    private final Reprisals reprisals;
    private final Shredder shredder;
    private final Readers readers;
    private final Places places;
    private final Words words;
    private final InstantSource time;

    RoomPages(
            Reports reports,
            Rooms rooms,
            Attachments attachments,
            Originals originals,
            Handover handover,
            ReportAside aside,
            Reprisals reprisals,
            Shredder shredder,
            Readers readers,
            Places places,
            Words words,
            InstantSource time) {
        this.reports = reports;
        this.rooms = rooms;
        this.attachments = attachments;
        this.originals = originals;
        this.handover = handover;
        this.aside = aside;
        this.reprisals = reprisals;
        this.shredder = shredder;
        this.readers = readers;
        this.places = places;
        this.words = words;
        this.time = time;
    }

    /** Everything {@code supervision/room.jte} shows. */
    record ShutPage(Missing missing, String avoid, @Nullable String problem) {}

    /** Everything {@code supervision/reports.jte} shows. */
    record ListPage(List<Line> lines, String avoid, List<String> without, List<Gone> gone) {

        /** @param asking whether the reporter is to be asked again */
        record Line(Report report, String title, String place, boolean seen, boolean late, boolean asking) {}

        /** One that was destroyed. */
        record Gone(String report, String place, LocalDate closed, LocalDate day) {}
    }

    /** Everything {@code supervision/report.jte} shows. */
    record OnePage(
            Report report,
            String place,
            Draft draft,
            List<Letter> letters,
            List<Attachment> attachments,
            List<Wish> wishes,
            List<Word> possible,
            ReportAside.Aside aside,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {

        String typed(String field, String otherwise) {
            return typed.getOrDefault(field, otherwise);
        }

        /** A wish to open an original, as the viewer stands to it. */
        record Wish(UUID id, String file, String reason, boolean mine, boolean open, boolean over) {}
    }

    ModelAndView shut(Missing missing, String avoid, @Nullable Refusal refusal) {
        return view("room", new ShutPage(missing, avoid, refusal == null ? null : words.of(refusal)), refusal);
    }

    ModelAndView list(Room room) {
        var now = time.instant();
        var asking = reprisals.due();
        var lines = rooms.received(room).stream()
                .map(received -> line(room, received, asking, now))
                .toList();
        return view(
                "reports",
                new ListPage(
                        lines,
                        String.join("、", room.holder().avoid()),
                        handover.missing(room),
                        gone(room.holder().person())),
                null);
    }

    private List<ListPage.Gone> gone(UUID person) {
        var counties = readers.countiesOf(person).stream().map(PlaceCode::value).toList();
        return shredder.of(counties).stream()
                .map(line -> new ListPage.Gone(
                        line.report().toString(),
                        places.fullName(new PlaceCode(line.county())),
                        line.closed(),
                        line.day()))
                .toList();
    }

    private ListPage.Line line(Room room, ReportRepository.Received received, Set<UUID> asking, Instant now) {
        var report = received.report();
        var key = Locks.openWith(room.own(), received.sealed(), Reports.keyContext(report.id()));
        var text = reports.draft(new Opened(report.id(), key)).text().replaceAll("\\s+", " ");
        var due = report.due();
        return new ListPage.Line(
                report,
                text.substring(0, Math.min(TITLE, text.length())),
                places.fullName(new PlaceCode(report.county())),
                received.seen(),
                due != null && report.state() == Report.State.RECEIVED && !now.isBefore(due),
                asking.contains(report.id()));
    }

    ModelAndView one(Room room, Opened opened, Map<String, String> typed, @Nullable Refusal refusal) {
        var report = reports.get(opened.report());
        var files = attachments.list(opened);
        var wishes = originals.of(opened).stream()
                .map(wish -> new OnePage.Wish(
                        wish.id(),
                        files.stream()
                                .filter(file -> file.id().equals(wish.attachment()))
                                .map(Attachment::name)
                                .findFirst()
                                .orElse(""),
                        wish.reason(),
                        wish.asker().equals(room.holder().id()),
                        wish.until() != null && time.instant().isBefore(wish.until()),
                        wish.until() != null && !time.instant().isBefore(wish.until())))
                .toList();
        return view(
                "report",
                new OnePage(
                        report,
                        places.fullName(new PlaceCode(report.county())),
                        reports.draft(opened),
                        reports.letters(opened),
                        files,
                        wishes,
                        Reports.possible(report),
                        aside.of(report, opened),
                        typed,
                        refusal == null ? Map.of() : refusal.fields(),
                        refusal == null ? null : words.of(refusal)),
                refusal);
    }

    private static ModelAndView view(String name, Object page, @Nullable Refusal refusal) {
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("supervision/" + name, Map.of("page", page), status);
    }
}
