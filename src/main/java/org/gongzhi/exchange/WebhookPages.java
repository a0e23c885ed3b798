package org.gongzhi.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.gongzhi.web.Paging;
import org.gongzhi.web.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts together what the system administrator sees of webhooks. */
@Component
class WebhookPages {

    private static final int SIZE = 30;
    private static final int EXPORT = 100_000;

    private final Webhooks webhooks;
    private final WebhookRepository repository;
    private final Deliveries deliveries;
    private final Procedures procedures;
    private final Places places;
    private final Words words;

    WebhookPages(
            Webhooks webhooks,
            WebhookRepository repository,
            Deliveries deliveries,
            Procedures procedures,
            Places places,
            Words words) {
        this.webhooks = webhooks;
        this.repository = repository;
        this.deliveries = deliveries;
        this.procedures = procedures;
        this.places = places;
        this.words = words;
    }

    /** Everything {@code exchange/webhooks.jte} shows. */
    record HooksPage(List<Row> hooks, List<Choice> procedures, Webhooks.Wish typed, Map<String, String> errors) {}

    /** One program, and what it is told of in words. */
    record Row(Webhook hook, String procedure, String place) {}

    /**
     * Everything {@code exchange/webhook.jte} shows.
     *
     * @param secret shown once, when it was made; empty otherwise
     * @param trial how the trial just made went; null without one
     */
    record HookPage(
            Row row,
            List<Deliveries.Delivery> deliveries,
            Paging paging,
            String secret,
            WebhookPost.@Nullable Answer trial,
            Map<String, String> errors) {}

    ModelAndView list(Webhooks.Wish typed, Map<String, String> errors, HttpStatus status) {
        var kinds = Stream.concat(
                        Stream.of(new Choice("", "")),
                        procedures.all().stream()
                                .filter(one -> one.publishes("timeline"))
                                .map(one -> new Choice(one.id(), one.name())))
                .toList();
        var page = new HooksPage(repository.all().stream().map(this::row).toList(), kinds, typed, errors);
        return new ModelAndView("exchange/webhooks", Map.of("page", page), status);
    }

    ModelAndView one(
            UUID id, int number, String secret, WebhookPost.@Nullable Answer trial, Map<String, String> errors) {
        var found = deliveries.of(id, SIZE + 1, (number - 1) * SIZE);
        var page = new HookPage(
                row(webhooks.get(id)),
                found.stream().limit(SIZE).toList(),
                Paging.open(WebhookConsole.PATH + "/" + id, number, SIZE, found.size() > SIZE),
                secret,
                trial,
                errors);
        return new ModelAndView("exchange/webhook", "page", page);
    }

    /** Every attempt that is still kept, the newest first. */
    void table(UUID id, HttpServletResponse response) throws IOException {
        var heads = Stream.of("event", "at", "result", "attempts", "answer", "millis")
                .map(head -> words.of("exchange.delivery." + head))
                .toList();
        var rows = deliveries.of(webhooks.get(id).id(), EXPORT, 0).stream()
                .map(one -> List.of(
                        one.event(),
                        Shanghai.minute(one.at()),
                        words.of(one.word()),
                        one.attempt(),
                        one.trouble().isEmpty()
                                ? String.valueOf(one.status())
                                : words.of("exchange.webhook.trouble." + one.trouble()),
                        one.millis()));
        Sheet.answer(response, words.of("exchange.deliveries"), heads, rows);
    }

    private Row row(Webhook hook) {
        return new Row(
                hook,
                procedures.find(hook.procedure()).map(one -> one.name()).orElse(""),
                hook.place().isEmpty() ? "" : places.fullName(new PlaceCode(hook.place())));
    }
}
