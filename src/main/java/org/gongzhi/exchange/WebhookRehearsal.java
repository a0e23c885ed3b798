package org.gongzhi.exchange;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.gongzhi.exchange.Deliveries.Delivery;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Words;
import org.gongzhi.procedure.Happenings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plays a program elsewhere for the demonstration. It rests, so nothing leaves the house. */
@Component
public class WebhookRehearsal {

    private static final int PLAYED = 12;

    private final WebhookRepository repository;
    private final Deliveries deliveries;
    private final Happenings happenings;
    private final CloudEvents events;
    private final Words words;
    private final Vault vault;
    private final InstantSource clock;

    WebhookRehearsal(
            WebhookRepository repository,
            Deliveries deliveries,
            Happenings happenings,
            CloudEvents events,
            Words words,
            Vault vault,
            InstantSource clock) {
        this.repository = repository;
        this.deliveries = deliveries;
        this.happenings = happenings;
        this.events = events;
        this.words = words;
        this.vault = vault;
        this.clock = clock;
    }

    @Transactional
    public void load() {
        var id = Ids.next();
        var now = clock.instant();
        var steps = happenings.after(0).steps().stream()
                .filter(Happenings.Happening::isPublic)
                .toList();
        var played = steps.subList(Math.max(0, steps.size() - PLAYED), steps.size());
        var cursor = played.isEmpty() ? Cursor.before(happenings.end()) : Cursor.of(played.getLast());
        repository.insert(
                new Webhook(
                        id,
                        words.of("exchange.rehearsal.name"),
                        "https://data.example.gov.cn/gongzhi/events",
                        false,
                        "",
                        "",
                        vault.seal(CloudEvents.freshSecret(), Webhooks.context(id)),
                        true,
                        null,
                        cursor,
                        false,
                        0,
                        0,
                        now,
                        null,
                        now),
                new UUID(0, 0));
        repository.allow(id, 0, now);
        repository.set(id, Webhooks.PAUSED, cursor, now);
        var at = now.minus(Duration.ofMinutes(played.size() * 7L));
        for (int i = 0; i < played.size(); i++) {
            var event = events.of(played.get(i));
            // One answer went missing, and came on the second attempt.
            for (var status : i == 4 ? List.of(503, 204) : List.of(204)) {
                deliveries.note(
                        id,
                        new Delivery(event.id(), event.type(), at, status == 503 || i != 4 ? 1 : 2, status, "", 84));
                at = at.plus(Duration.ofMinutes(3));
            }
        }
    }
}
