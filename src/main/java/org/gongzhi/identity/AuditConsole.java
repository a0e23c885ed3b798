package org.gongzhi.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Sheet;
import org.gongzhi.web.Ui;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit administrator reads everything written at the door and changes nothing. */
@Controller
@RequestMapping("/admin/audit")
class AuditConsole {

    private static final int PAGE = 50;
    private static final int EXPORT = 20_000;

    private final Audit audit;
    private final Readings readings;
    private final MessageSource messages;
    private final InstantSource clock;

    AuditConsole(Audit audit, Readings readings, MessageSource messages, InstantSource clock) {
        this.audit = audit;
        this.readings = readings;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView acts(
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "1") int page) {
        var number = Math.max(1, page);
        var found = audit.find(filter(act, words, from, until), PAGE + 1, (long) (number - 1) * PAGE);
        var path = address("/admin/audit", act, words, from, until);
        return new ModelAndView(
                "identity/audit",
                "page",
                new AuditPage(
                        found.stream().limit(PAGE).toList(),
                        audit.acts(),
                        act,
                        words,
                        from,
                        until,
                        address("/admin/audit/list.xlsx", act, words, from, until),
                        Paging.open(path, number, PAGE, found.size() > PAGE)));
    }

    /** The same lines to take away, as many as a spreadsheet is still read for. */
    @GetMapping("/list.xlsx")
    void export(
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            HttpServletResponse response)
            throws IOException {
        var heads = Stream.of("at", "act", "actor", "subject", "detail", "address")
                .map(head -> text("identity.audit." + head))
                .toList();
        var rows = audit.find(filter(act, words, from, until), EXPORT, 0).stream()
                .map(entry -> List.of(
                        Shanghai.minute(entry.at()),
                        text(entry.act()),
                        entry.actor(),
                        entry.subject(),
                        entry.detail(),
                        entry.address()));
        Sheet.answer(response, text("identity.nav.audit"), heads, rows);
    }

    @GetMapping("/readings")
    ModelAndView readings(@RequestParam(defaultValue = "1") int page) {
        var number = Math.max(1, page);
        var found = readings.latest(PAGE + 1, (number - 1) * PAGE);
        var paging = Paging.open("/admin/audit/readings", number, PAGE, found.size() > PAGE);
        return new ModelAndView(
                "identity/readings",
                "page",
                new ReadingsPage(found.stream().limit(PAGE).toList(), paging));
    }

    @GetMapping("/readings.xlsx")
    void readingTable(HttpServletResponse response) throws IOException {
        var heads = Stream.of("audit.at", "reading.reader", "reading.subject", "reading.field")
                .map(head -> text("identity." + head))
                .toList();
        var rows = readings.latest(EXPORT, 0).stream()
                .map(reading -> List.of(
                        Shanghai.minute(reading.at()), reading.readerName(), reading.subject(), text(reading.field())));
        Sheet.answer(response, text("identity.nav.readings"), heads, rows);
    }

    private static String address(String path, String act, String words, String from, String until) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("act", "{act}")
                .queryParam("words", "{words}")
                .queryParam("from", "{from}")
                .queryParam("until", "{until}")
                .encode()
                .buildAndExpand(act, words, from, until)
                .toUriString();
    }

    private String text(String key) {
        var found = messages.getMessage(key, null, key, Locale.SIMPLIFIED_CHINESE);
        return found == null ? key : found;
    }

    private Audit.Filter filter(String act, String words, String from, String until) {
        var first = day(from, LocalDate.of(2000, 1, 1));
        var last = day(until, Shanghai.day(clock.instant()).plusDays(1));
        return new Audit.Filter(act, words.strip(), Shanghai.startOf(first), end(last));
    }

    private static Instant end(LocalDate day) {
        return Shanghai.startOf(day.plusDays(1));
    }

    /** A date nobody can read filters nothing. */
    private static LocalDate day(String text, LocalDate otherwise) {
        try {
            return text.isBlank() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeParseException _) {
            return otherwise;
        }
    }

    /** What {@code identity/audit.jte} shows. */
    record AuditPage(
            List<Audit.Entry> entries,
            List<String> acts,
            String act,
            String words,
            String from,
            String until,
            String export,
            Paging paging) {

        List<Choice> choices(Ui ui) {
            return Stream.concat(
                            Stream.of(new Choice("", ui.lookup("identity.all"))),
                            acts.stream().map(each -> new Choice(each, ui.text(each))))
                    .toList();
        }
    }

    /** What {@code identity/readings.jte} shows. */
    record ReadingsPage(List<Reading> readings, Paging paging) {}
}
