package org.gongzhi.exchange;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.procedure.Happenings;
import org.springframework.stereotype.Component;

/**
 * Tells programs elsewhere, each in the order of history: while a step cannot be delivered, none behind it is sent.
 * What was delivered is remembered after the answer, so a step may come twice, under the same id, and is never lost.
 */
@Component
class WebhookSender implements Rounds {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(24));
    private static final Duration CLEANED_EVERY = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    static final int AT_ONCE = 16;
    private static final int MOST_IN_A_ROW = 200;

    private final WebhookRepository hooks;
    private final Deliveries deliveries;
    private final Happenings happenings;
    private final CloudEvents events;
    private final WebhookPost post;
    private final WebhookConsent consent;
    private final Vault vault;
    private final InstantSource clock;
    /** Whoever takes them all has the rounds to themselves. */
    final Semaphore lines = new Semaphore(AT_ONCE);

    private volatile Instant cleanedAt = Instant.EPOCH;

    WebhookSender(
            WebhookRepository hooks,
            Deliveries deliveries,
            Happenings happenings,
            CloudEvents events,
            WebhookPost post,
            WebhookConsent consent,
            Vault vault,
            InstantSource clock) {
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.happenings = happenings;
        this.events = events;
        this.post = post;
        this.consent = consent;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    /** One that answers slowly keeps none of the others waiting. */
    @Override
    public boolean round() {
        cleanUp();
        int free = lines.drainPermits();
        var due = free == 0 ? List.<Webhook>of() : hooks.claim(clock.instant(), free);
        lines.release(free - due.size());
        due.forEach(hook -> Thread.ofVirtual().name("webhook").start(() -> {
            try {
                deliver(hook);
            } finally {
                lines.release();
            }
        }));
        return false;
    }

    private void cleanUp() {
        var now = clock.instant();
        if (now.isAfter(cleanedAt.plus(CLEANED_EVERY))) {
            cleanedAt = now;
            deliveries.forgetOld(now);
        }
    }

    /** Sends what a hook, claimed before, has not had yet; first of all it is asked whether it wants anything. */
    void deliver(Webhook hook) {
        if (hook.allowed()) {
            tell(hook);
            return;
        }
        var answer = consent.ask(hook, hook.failures());
        if (answer.taken()) {
            hooks.find(hook.id())
                    .filter(allowed -> Objects.equals(allowed.claim(), hook.claim()))
                    .ifPresent(this::tell);
        } else {
            wait(hook, answer, hook.failures() + 1);
        }
    }

    private void tell(Webhook hook) {
        var cursor = hook.cursor();
        int most = hook.perMinute() == 0 ? MOST_IN_A_ROW : Math.min(MOST_IN_A_ROW, hook.perMinute());
        var some = happenings.after(cursor.position());
        int sent = 0;
        var standing = hook;
        for (var step : some.steps()) {
            if (Cursor.of(step).compareTo(cursor) <= 0 || !standing.wants(step)) {
                continue;
            }
            if (sent == most) {
                hooks.release(standing, 0, after(hook, sent, Duration.ZERO), null);
                return;
            }
            int failures = sent == 0 ? hook.failures() : 0;
            var answer = send(standing, events.of(step), failures);
            if (!answer.taken()) {
                wait(standing, answer, failures + 1);
                return;
            }
            standing = standing.at(Cursor.of(step));
            if (!hooks.advance(standing, clock.instant())) {
                return;
            }
            sent++;
        }
        var end = Cursor.before(some.position());
        if (end.compareTo(standing.cursor()) > 0 && !hooks.advance(standing.at(end), clock.instant())) {
            return;
        }
        hooks.release(standing, 0, after(hook, sent, some.steps().isEmpty() ? PAUSE : Duration.ZERO), null);
    }

    /** When the next may be sent, after so many: no more in a minute than the other side allowed. */
    private Instant after(Webhook hook, int sent, Duration pause) {
        var spaced = hook.perMinute() == 0
                ? Duration.ZERO
                : MINUTE.multipliedBy(sent).dividedBy(hook.perMinute());
        return clock.instant().plus(spaced.compareTo(pause) > 0 ? spaced : pause);
    }

    /** Sends one event now, whatever its turn, unless the other side wants none. */
    WebhookPost.Answer trial(Webhook hook, CloudEvents.Event event) {
        if (!hook.allowed()) {
            var asked = consent.ask(hook, 0);
            if (!asked.taken()) {
                return asked;
            }
        }
        return send(hook, event, 0);
    }

    private WebhookPost.Answer send(Webhook hook, CloudEvents.Event event, int failures) {
        var now = clock.instant();
        var secret = vault.open(Objects.requireNonNull(hook.secret()), Webhooks.context(hook.id()));
        var begun = System.nanoTime();
        var headers = new HashMap<>(CloudEvents.headers(event, secret, now));
        headers.put(WebhookConsent.ORIGIN, consent.origin());
        var answer = post.post(URI.create(hook.target()), hook.inside(), headers, event.body());
        var millis = (int) Duration.ofNanos(System.nanoTime() - begun).toMillis();
        deliveries.note(
                hook.id(),
                new Deliveries.Delivery(
                        event.id(), event.type(), now, failures + 1, answer.status(), answer.trouble(), millis));
        return answer;
    }

    private void wait(Webhook hook, WebhookPost.Answer answer, int failures) {
        Instant now = clock.instant();
        if (answer.gone() || failures > WAITS.size()) {
            hooks.release(hook, failures, now, "exchange.webhook.stopped." + (answer.gone() ? "gone" : "failed"));
            return;
        }
        var usual = WAITS.get(failures - 1);
        var asked = answer.retryAfter();
        hooks.release(hook, failures, now.plus(asked.compareTo(usual) > 0 ? asked : usual), null);
    }
}
