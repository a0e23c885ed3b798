package org.gongzhi.exchange;

import static org.gongzhi.kernel.Shanghai.utc;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gongzhi.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each attempt to deliver something, for the administrator; a month later it is gone. */
@Repository
class Deliveries {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One attempt to deliver. */
    record Delivery(String event, String type, Instant at, int attempt, int status, String trouble, int millis) {

        /** {@code opened}: what sort of event it is. */
        String kind() {
            return type.substring(type.lastIndexOf('.') + 1);
        }

        /** Whether it tells of a step; otherwise it is a question or a trial, whose id says nothing to people. */
        boolean ofStep() {
            return !event.contains("/");
        }

        /** A message key: what became of it. */
        String word() {
            return "exchange.delivery."
                    + (type.equals(WebhookConsent.TYPE)
                            ? taken() ? "agreed" : "not-agreed"
                            : taken() ? "taken" : "failed");
        }

        boolean taken() {
            return status >= 200 && status < 300 && trouble.isEmpty();
        }
    }

    void note(UUID hook, Delivery delivery) {
        jdbc.sql("""
                        insert into exchange.delivery (id, webhook, event, type, at, attempt, status, trouble, millis)
                        values (:id, :hook, :event, :type, :at, :attempt, :status, :trouble, :millis)
                        """)
                .param("id", Ids.next())
                .param("hook", hook)
                .param("event", delivery.event())
                .param("type", delivery.type())
                .param("at", utc(delivery.at()))
                .param("attempt", delivery.attempt())
                .param("status", delivery.status())
                .param("trouble", delivery.trouble())
                .param("millis", delivery.millis())
                .update();
    }

    /** The newest first. */
    List<Delivery> of(UUID hook, int most, int skip) {
        return jdbc.sql(
                        "select * from exchange.delivery where webhook = :hook order by at desc, id desc limit :most offset :skip")
                .param("hook", hook)
                .param("most", most)
                .param("skip", skip)
                .query((row, _) -> new Delivery(
                        row.getString("event"),
                        row.getString("type"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getInt("attempt"),
                        row.getInt("status"),
                        row.getString("trouble"),
                        row.getInt("millis")))
                .list();
    }

    void forgetOld(Instant now) {
        jdbc.sql("delete from exchange.delivery where at < :old")
                .param("old", utc(now.minus(KEPT)))
                .update();
    }
}
