package org.gongzhi.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A channel that remembers what it was given and answers as a test says. */
final class Recorder implements Channel {

    final List<Message> given = new CopyOnWriteArrayList<>();
    final Map<UUID, Receipt> receipts = new ConcurrentHashMap<>();
    volatile Function<Message, Outcome> answer =
            message -> new Outcome.Taken("B" + message.id().toString().substring(24));
    volatile boolean asked;

    @Override
    public String name() {
        return "recorder";
    }

    @Override
    public boolean givesReceipts() {
        return true;
    }

    @Override
    public Outcome send(Message message) {
        given.add(message);
        return answer.apply(message);
    }

    @Override
    public Optional<Receipt> receipt(Message message, @Nullable String messageId, Instant tried) {
        asked = true;
        return Optional.ofNullable(receipts.get(message.id()));
    }

    List<String> texts() {
        return given.stream().map(Message::text).toList();
    }
}
