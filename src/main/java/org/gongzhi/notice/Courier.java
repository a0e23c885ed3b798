package org.gongzhi.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Brings one envelope to its channel and writes down what became of it. */
@Component
class Courier {

    /** What the values of a notice are sealed with. */
    static final String CONTENT = "notice/content";

    private static final Duration HOUR = Duration.ofHours(1);

    /** When receipts are asked for, after the message left. */
    private static final List<Duration> ASKING = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            HOUR.multipliedBy(3),
            HOUR.multipliedBy(20));

    private final Settlements settlements;
    private final Outbox outbox;
    private final Channels channels;
    private final Texts texts;
    private final RuleBook rules;
    private final NoticeSettings.Sending pace;
    private final Accounts accounts;
    private final Vault vault;
    private final JsonMapper json;
    private final InstantSource clock;

    Courier(
            Settlements settlements,
            Outbox outbox,
            Channels channels,
            Texts texts,
            RuleBook rules,
            NoticeSettings settings,
            Accounts accounts,
            Vault vault,
            JsonMapper json,
            InstantSource clock) {
        this.settlements = settlements;
        this.outbox = outbox;
        this.channels = channels;
        this.texts = texts;
        this.rules = rules;
        this.pace = settings.sending();
        this.accounts = accounts;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
    }

    void deliver(Envelope envelope) {
        var now = clock.instant();
        if (envelope.sent()) {
            ask(envelope, now);
        } else if (envelope.expires() != null && !now.isBefore(envelope.expires())) {
            settlements.fail(envelope, null, "expired");
        } else {
            address(envelope)
                    .ifPresentOrElse(
                            to -> deliver(envelope, to, now), () -> settlements.fail(envelope, null, "no-address"));
        }
    }

    private void deliver(Envelope envelope, String to, Instant now) {
        var today = rules.at(now);
        var recipient = vault.digest(to);
        var awake = envelope.kind() == Queued.Kind.PHONE && !envelope.urgent() ? today.afterQuiet(now) : now;
        if (awake.isAfter(now)) {
            settlements.hold(envelope, awake, "quiet");
        } else if (outbox.sentSince(recipient, now.minus(HOUR)) >= today.perHour(envelope.urgent())) {
            settlements.hold(envelope, now.plus(Duration.ofMinutes(10)), "too-many");
        } else {
            hand(envelope, message(envelope, to), recipient);
        }
    }

    private void hand(Envelope envelope, Message message, byte[] recipient) {
        var channel = channels.of(envelope.kind());
        switch (outcome(envelope, message, channel)) {
            case Outcome.Taken(var messageId) ->
                settlements.sent(
                        envelope,
                        channel.name(),
                        recipient,
                        messageId,
                        channel.givesReceipts() ? clock.instant().plus(ASKING.getFirst()) : null,
                        channels.keepContent());
            case Outcome.Refused(var reason) -> settlements.fail(envelope, channel.name(), reason);
            case Outcome.Failed(var reason, var inDoubt) -> {
                if (envelope.attempts() >= pace.attempts()) {
                    settlements.fail(envelope, channel.name(), reason);
                } else {
                    var next = clock.instant().plus(pause(envelope.attempts()));
                    settlements.retry(envelope, channel.name(), next, reason, inDoubt);
                }
            }
        }
    }

    /** Looks before it sends again what may have been sent. */
    private Outcome outcome(Envelope envelope, Message message, Channel channel) {
        try {
            if (envelope.inDoubt() && envelope.tried() != null) {
                var earlier = channel.receipt(message, null, envelope.tried());
                if (earlier.isPresent()) {
                    return new Outcome.Taken(earlier.get().messageId());
                }
            }
            return channel.send(message);
        } catch (Unanswered _) {
            return new Outcome.Failed("unanswered", true);
        } catch (RuntimeException e) {
            // Its message may name somebody; its kind is enough to find the fault.
            return new Outcome.Failed(e.getClass().getSimpleName(), true);
        }
    }

    private void ask(Envelope envelope, Instant now) {
        var channel = channels.of(envelope.kind());
        var to = address(envelope);
        if (to.isEmpty() || !channel.givesReceipts()) {
            settlements.askAgain(envelope, null);
            return;
        }
        var message = new Message(envelope.id(), to.get(), envelope.template(), Map.of(), "", "");
        var receipt = receipt(channel, message, envelope);
        if (receipt.state() != Receipt.State.UNDERWAY) {
            settlements.received(envelope, receipt.state() == Receipt.State.DELIVERED, receipt.reason());
        } else {
            var asked = envelope.attempts();
            settlements.askAgain(envelope, asked < ASKING.size() ? now.plus(ASKING.get(asked)) : null);
        }
    }

    private static Receipt receipt(Channel channel, Message message, Envelope envelope) {
        var unknown = new Receipt(Receipt.State.UNDERWAY, envelope.messageId(), null);
        try {
            var tried = envelope.tried();
            return tried == null
                    ? unknown
                    : channel.receipt(message, envelope.messageId(), tried).orElse(unknown);
        } catch (Unanswered _) {
            return unknown;
        }
    }

    private Message message(Envelope envelope, String to) {
        var values = values(envelope.content());
        return new Message(
                envelope.id(),
                to,
                envelope.template(),
                values,
                texts.subject(envelope.template(), values),
                texts.get(envelope.template()).fill(values));
    }

    private Map<String, String> values(byte @Nullable [] content) {
        return content == null
                ? Map.of()
                : json.readValue(vault.open(content, CONTENT), new TypeReference<Map<String, String>>() {});
    }

    private Optional<String> address(Envelope envelope) {
        if (envelope.person() != null) {
            return accounts.phoneOf(envelope.person());
        }
        return Optional.ofNullable(envelope.address()).map(address -> vault.open(address, Notices.CONTEXT));
    }

    /** Twice as long each time up to a limit, and never for all at the same moment. */
    private Duration pause(int attempts) {
        var doubled = pace.firstRetry().multipliedBy(1L << Math.min(attempts - 1, 20));
        var capped = doubled.compareTo(pace.lastRetry()) < 0 ? doubled : pace.lastRetry();
        return capped.plusMillis(ThreadLocalRandom.current().nextLong(capped.toMillis() / 4 + 1));
    }
}
