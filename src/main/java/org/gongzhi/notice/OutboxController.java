package org.gongzhi.notice;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Sheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Shows the system administrator whether notices leave, and lets one that failed try again. Never what they say. */
@Controller
@RequestMapping("/admin/system/notices")
class OutboxController {

    private static final int SIZE = 20;
    private static final int LAST_PAGE = 500;
    private static final int WORDS = 26;
    private static final int EXPORT = 20_000;

    private final Shelf shelf;
    private final Sender sender;
    private final Channels channels;
    private final Texts texts;
    private final Places places;
    private final MessageSource messages;
    private final InstantSource clock;

    OutboxController(
            Shelf shelf,
            Sender sender,
            Channels channels,
            Texts texts,
            Places places,
            MessageSource messages,
            InstantSource clock) {
        this.shelf = shelf;
        this.sender = sender;
        this.channels = channels;
        this.texts = texts;
        this.places = places;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView outbox(@RequestParam(defaultValue = "1") int page, Locale locale) {
        var number = Math.clamp(page, 1, LAST_PAGE);
        var waiting = shelf.waiting();
        var failures = shelf.failures();
        var failed = shelf.failed(SIZE, (number - 1) * SIZE);
        return new ModelAndView(
                "notice/outbox",
                "page",
                new OutboxPage(
                        waiting.due(),
                        waiting.later(),
                        waiting.oldest() == null
                                ? ""
                                : Shanghai.span(Duration.between(waiting.oldest(), clock.instant())),
                        failures,
                        sender.isRunning(),
                        label("notice.channel.", channels.of(Queued.Kind.PHONE).name(), locale),
                        label("notice.channel.", channels.of(Queued.Kind.MAIL).name(), locale),
                        shelf.lastDay().stream()
                                .map(day -> new OutboxPage.Day(label("notice.channel.", day.channel(), locale), day))
                                .toList(),
                        failed.stream().map(each -> line(each, locale)).toList(),
                        Paging.counted("/admin/system/notices", number, SIZE, failures)));
    }

    /** Those given up, as many as a spreadsheet is still read for. */
    @GetMapping("/list.xlsx")
    void export(HttpServletResponse response, Locale locale) throws IOException {
        var heads = Stream.of("at", "text", "place", "reason", "channel", "attempts")
                .map(head -> label("notice.page.", head, locale))
                .toList();
        var rows = shelf.failed(EXPORT, 0).stream()
                .map(each -> line(each, locale))
                .map(line ->
                        List.of(line.at(), line.text(), line.place(), line.reason(), line.channel(), line.attempts()));
        Sheet.answer(response, label("notice.page.", "title", locale), heads, rows);
    }

    @PostMapping("/retry")
    String retry(@RequestParam String county, @RequestParam UUID id) {
        if (!shelf.retry(county, id)) {
            throw Refusal.conflict("notice.not-failed");
        }
        sender.wake();
        return "redirect:/admin/system/notices";
    }

    @PostMapping("/retry-all")
    String retryAll() {
        shelf.retryAll();
        sender.wake();
        return "redirect:/admin/system/notices";
    }

    private OutboxPage.Line line(Shelf.Failed failed, Locale locale) {
        var text = texts.find(failed.template()).map(Template::text).orElse(failed.template());
        return new OutboxPage.Line(
                failed.county(),
                failed.id().toString(),
                Shanghai.minute(failed.at()),
                text.length() <= WORDS ? text : text.substring(0, WORDS) + "…",
                Optional.of(failed.place())
                        .filter(PlaceCode::isCode)
                        .flatMap(code -> places.find(new PlaceCode(code)))
                        .map(place -> places.fullName(place.code()))
                        .orElse(""),
                label("notice.channel.", failed.channel(), locale),
                failed.attempts(),
                label("notice.reason.", failed.reason(), locale),
                !failed.expired());
    }

    /** A word of ours, or the provider's own when there is none. */
    private String label(String prefix, String name, Locale locale) {
        var found = messages.getMessage(prefix + name, null, name, locale);
        return found == null ? name : found;
    }

    /** Everything {@code notice/outbox.jte} shows. */
    record OutboxPage(
            long due,
            long later,
            String oldest,
            long failures,
            boolean running,
            String sms,
            String mail,
            List<Day> days,
            List<Line> failed,
            Paging paging) {

        /** What one channel did in the last day. */
        record Day(String channel, Shelf.Day figures) {}

        /** A notice given up. */
        record Line(
                String county,
                String id,
                String at,
                String text,
                String place,
                String channel,
                int attempts,
                String reason,
                boolean again) {}
    }
}
