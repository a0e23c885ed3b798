package org.gongzhi.supervision;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Words;
import org.gongzhi.supervision.Attachments.Attachment;
import org.gongzhi.supervision.Attachments.Pending;
import org.gongzhi.supervision.Report.Letter;
import org.gongzhi.supervision.Reports.Opened;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The pages a reporter sees. */
@Component
class WhistlePages {

    static final List<String> FELT = List.of("none", "some", "unsure");

    private final Readers readers;
    private final Reports reports;
    private final ReportRepository rows;
    private final Attachments attachments;
    private final Reprisals reprisals;
    private final Keeping keeping;
    private final Figures figures;
    private final WhistleRules rules;
    private final Places places;
    private final Words words;

    WhistlePages(
            Readers readers,
            Reports reports,
            ReportRepository rows,
            Attachments attachments,
            Reprisals reprisals,
            Keeping keeping,
            Figures figures,
            WhistleRules rules,
            Places places,
            Words words) {
        this.readers = readers;
        this.reports = reports;
        this.rows = rows;
        this.attachments = attachments;
        this.reprisals = reprisals;
        this.keeping = keeping;
        this.figures = figures;
        this.rules = rules;
        this.places = places;
        this.words = words;
    }

    /** Everything {@code supervision/door.jte} shows. */
    record DoorPage(
            List<Choice> counties,
            List<Figures.Line> figures,
            String limit,
            String source,
            int years,
            @Nullable String problem) {}

    /** Everything {@code supervision/write.jte} shows. */
    record WritePage(
            String county,
            String countyName,
            List<Choice> readers,
            Set<String> excluded,
            String ticket,
            int bits,
            long patience,
            Map<String, String> typed,
            Map<String, String> errors,
            @Nullable String problem) {

        String typed(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    /** Everything {@code supervision/receipt.jte} shows. */
    record ReceiptPage(String shown, String pass) {}

    /** Everything {@code supervision/talk.jte} shows. */
    record TalkPage(
            Report report,
            Draft draft,
            List<Letter> letters,
            List<Attachment> attachments,
            int receivers,
            boolean asked,
            @Nullable LocalDate until,
            String pass,
            String typed,
            Map<String, String> errors,
            @Nullable String problem) {}

    /** Everything {@code supervision/found.jte} shows. */
    record FoundPage(Pending pending, String pass) {}

    ModelAndView door(@Nullable Refusal refusal) {
        var counties = readers.counties().stream()
                .map(county -> new Choice(county.value(), places.fullName(county)))
                .toList();
        return view(
                "door",
                new DoorPage(
                        counties,
                        figures.shown(),
                        rules.answer().chinese(),
                        rules.source(),
                        rules.keepYears(),
                        problem(refusal)),
                refusal);
    }

    ModelAndView write(PlaceCode county, String ticket, HttpServletRequest request, @Nullable Refusal refusal) {
        var typed = new HashMap<String, String>();
        for (var field : List.of("text", "about", "unit", "where", "name", "phone")) {
            typed.put(field, WhistleController.field(request, field));
        }
        var excluded = request.getParameterValues("exclude");
        var choices = readers.of(county).stream()
                .map(reader -> new Choice(
                        reader.person().toString(),
                        reader.post().personName() + " · " + reader.post().title()))
                .toList();
        return view(
                "write",
                new WritePage(
                        county.value(),
                        places.fullName(county),
                        choices,
                        excluded == null ? Set.of() : Set.of(excluded),
                        ticket,
                        rules.bits(),
                        rules.patience().toSeconds(),
                        typed,
                        refusal == null ? Map.of() : refusal.fields(),
                        problem(refusal)),
                refusal);
    }

    ModelAndView receipt(Receipt receipt, String pass) {
        return view("receipt", new ReceiptPage(receipt.shown(), pass), null);
    }

    /** What a reporter chose who was asked whether anybody took revenge, in words. */
    String felt(String choice) {
        if (!FELT.contains(choice)) {
            throw Refusal.invalidFields(Map.of("felt", "supervision.felt-missing"));
        }
        return words.of("supervision.felt." + choice);
    }

    ModelAndView talk(Opened opened, String pass, String typed, @Nullable Refusal refusal) {
        var report = reports.get(opened.report());
        return view(
                "talk",
                new TalkPage(
                        report,
                        reports.draft(opened),
                        reports.letters(opened),
                        attachments.list(opened),
                        rows.receivers(opened.report()),
                        reprisals.awaits(opened.report()),
                        keeping.until(report),
                        pass,
                        typed,
                        refusal == null ? Map.of() : refusal.fields(),
                        problem(refusal)),
                refusal);
    }

    ModelAndView found(Pending pending, String pass) {
        return view("found", new FoundPage(pending, pass), null);
    }

    private @Nullable String problem(@Nullable Refusal refusal) {
        return refusal == null ? null : words.of(refusal);
    }

    private static ModelAndView view(String name, Object page, @Nullable Refusal refusal) {
        var status = refusal == null
                ? HttpStatus.OK
                : HttpStatus.valueOf(refusal.kind().status());
        return new ModelAndView("supervision/" + name, Map.of("page", page), status);
    }
}
