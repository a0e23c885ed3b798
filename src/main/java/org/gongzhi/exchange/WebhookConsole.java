package org.gongzhi.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where the system administrator lets programs elsewhere be told of steps, and sees whether they were. */
@Controller
@RequestMapping(WebhookConsole.PATH)
class WebhookConsole {

    static final String PATH = "/admin/system/webhooks";

    private final Webhooks webhooks;
    private final WebhookSender sender;
    private final WebhookConsent consent;
    private final CloudEvents events;
    private final WebhookPages pages;
    private final InstantSource clock;

    WebhookConsole(
            Webhooks webhooks,
            WebhookSender sender,
            WebhookConsent consent,
            CloudEvents events,
            WebhookPages pages,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.sender = sender;
        this.consent = consent;
        this.events = events;
        this.pages = pages;
        this.clock = clock;
    }

    @Bean
    static NavEntry webhookEntry() {
        return new NavEntry(40, PATH, "exchange.nav.webhooks", "admin.system");
    }

    @GetMapping
    ModelAndView list() {
        return pages.list(Webhooks.Wish.NONE, Map.of(), HttpStatus.OK);
    }

    /** The secret is in this answer and nowhere else afterwards. */
    @PostMapping
    ModelAndView make(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String target,
            @RequestParam(defaultValue = "false") boolean inside,
            @RequestParam(defaultValue = "") String procedure,
            @RequestParam(defaultValue = "") String place,
            @AuthenticationPrincipal SignedIn me) {
        var wish = new Webhooks.Wish(name.strip(), target.strip(), inside, procedure, place.strip());
        try {
            var made = webhooks.make(wish, me);
            consent.ask(webhooks.get(made.id()), 0);
            return pages.one(made.id(), 1, made.secret(), null, Map.of());
        } catch (Refusal refusal) {
            return pages.list(wish, refusal.fields(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page) {
        return pages.one(id, Math.clamp(page, 1, 500), "", null, Map.of());
    }

    @GetMapping("/{id}/list.xlsx")
    void export(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        pages.table(id, response);
    }

    @PostMapping("/{id}/pause")
    String pause(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        webhooks.pause(id, me);
        return "redirect:" + PATH + "/" + id;
    }

    @PostMapping("/{id}/resume")
    String resume(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        webhooks.resume(id, me);
        return "redirect:" + PATH + "/" + id;
    }

    @PostMapping("/{id}/end")
    String end(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        webhooks.end(id, me);
        return "redirect:" + PATH;
    }

    @PostMapping("/{id}/secret")
    ModelAndView secret(@PathVariable UUID id, @AuthenticationPrincipal SignedIn me) {
        return pages.one(id, 1, webhooks.renewSecret(id, me), null, Map.of());
    }

    @PostMapping("/{id}/trial")
    ModelAndView trial(@PathVariable UUID id) {
        var event = events.trial("trial/" + Ids.next(), clock.instant());
        return pages.one(id, 1, "", sender.trial(webhooks.get(id), event), Map.of());
    }

    /** From a cursor, as a receiver has it from its last event, or from the beginning of a day. */
    @PostMapping("/{id}/replay")
    ModelAndView replay(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "") String day,
            @AuthenticationPrincipal SignedIn me) {
        try {
            if (cursor.isBlank()) {
                webhooks.replay(id, Shanghai.startOf(LocalDate.parse(day)), me);
            } else {
                webhooks.replay(id, Cursor.parse(cursor).orElseThrow(() -> wrong("cursor")), me);
            }
            return new ModelAndView("redirect:" + PATH + "/" + id);
        } catch (DateTimeParseException _) {
            return again(id, wrong("day"));
        } catch (Refusal refusal) {
            return again(id, refusal);
        }
    }

    private static Refusal wrong(String field) {
        return Refusal.invalidFields(Map.of(field, "exchange.webhook." + field + ".wrong"));
    }

    private ModelAndView again(UUID id, Refusal refusal) {
        var view = pages.one(id, 1, "", null, refusal.fields());
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }
}
