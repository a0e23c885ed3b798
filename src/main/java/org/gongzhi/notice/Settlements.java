package org.gongzhi.notice;

import java.time.Instant;
import java.time.InstantSource;
import org.gongzhi.kernel.Shanghai;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down what became of a notice, if the sender still holds it. */
@Repository
class Settlements {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Settlements(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The provider has it.
     *
     * @param askAt when to ask for the receipt; nothing when there is none to come
     * @param keepContent only a demonstration shows what was sent
     */
    void sent(
            Envelope envelope,
            String channel,
            byte[] recipient,
            @Nullable String messageId,
            @Nullable Instant askAt,
            boolean keepContent) {
        settle("""
                        status = 'sent', turn = 2, attempts = 0, in_doubt = false, reason = null, settled_at = :now,
                        channel = :channel, recipient = :recipient, message_id = :messageId, next_at = :next,
                        content = case when :keep then content end,
                        address = case when :keep or :next::timestamptz is not null then address end
                        """, envelope)
                .param("now", Shanghai.utc(clock.instant()))
                .param("channel", channel)
                .param("recipient", recipient)
                .param("messageId", messageId)
                .param("next", askAt == null ? null : Shanghai.utc(askAt))
                .param("keep", keepContent)
                .update();
    }

    void received(Envelope envelope, boolean delivered, @Nullable String reason) {
        settle("status = :status, next_at = null, address = null, reason = :reason", envelope)
                .param("status", delivered ? "delivered" : "undelivered")
                .param("reason", reason)
                .update();
    }

    /** No receipt yet; after the last time nobody asks again. */
    void askAgain(Envelope envelope, @Nullable Instant next) {
        settle("next_at = :next, address = case when :next::timestamptz is not null then address end", envelope)
                .param("next", next == null ? null : Shanghai.utc(next))
                .update();
    }

    void retry(Envelope envelope, String channel, Instant next, String reason, boolean inDoubt) {
        settle("next_at = :next, channel = :channel, reason = :reason, in_doubt = :inDoubt", envelope)
                .param("next", Shanghai.utc(next))
                .param("channel", channel)
                .param("reason", reason)
                .param("inDoubt", inDoubt)
                .update();
    }

    /** Not now: it was not tried, so the attempt does not count. */
    void hold(Envelope envelope, Instant next, String reason) {
        settle("next_at = :next, reason = :reason, attempts = attempts - 1, in_doubt = :inDoubt", envelope)
                .param("next", Shanghai.utc(next))
                .param("reason", reason)
                .param("inDoubt", envelope.inDoubt())
                .update();
    }

    void fail(Envelope envelope, @Nullable String channel, String reason) {
        settle("""
                        status = 'failed', next_at = null, settled_at = :now, channel = coalesce(:channel, channel),
                        reason = :reason
                        """, envelope)
                .param("now", Shanghai.utc(clock.instant()))
                .param("channel", channel)
                .param("reason", reason)
                .update();
    }

    private JdbcClient.StatementSpec settle(String changes, Envelope envelope) {
        return jdbc.sql("update notice.outbox set " + changes
                        + " where county = :county and id = :id and attempts = :ticket and status = :held")
                .param("county", envelope.county())
                .param("id", envelope.id())
                .param("ticket", envelope.attempts())
                .param("held", envelope.sent() ? "sent" : "waiting");
    }
}
