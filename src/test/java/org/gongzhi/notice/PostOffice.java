package org.gongzhi.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.gongzhi.identity.Accounts;
import org.gongzhi.identity.Vault;
import org.gongzhi.territory.PlaceCode;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A whole post office over one channel, with a clock whose hands a test moves. */
@TestComponent
class PostOffice {

    static final PlaceCode PLACE = new PlaceCode("620402001003");

    /** 10 in the morning in Shanghai. */
    static final Instant MORNING = Instant.parse("2026-11-22T02:00:00Z");

    private final Outbox outbox;
    private final Texts texts;
    private final RuleBook rules;
    private final Accounts accounts;
    private final Vault vault;
    private final JsonMapper json;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AtomicReference<Instant> now = new AtomicReference<>(MORNING);
    private final AtomicReference<Channel> channel = new AtomicReference<>(new ConsoleChannel());

    PostOffice(
            Outbox outbox,
            Texts texts,
            RuleBook rules,
            Accounts accounts,
            Vault vault,
            JsonMapper json,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.outbox = outbox;
        this.texts = texts;
        this.rules = rules;
        this.accounts = accounts;
        this.vault = vault;
        this.json = json;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    static NoticeSettings settings(Map<String, String> chosen) {
        return new Binder(new MapConfigurationPropertySource(chosen))
                .bindOrCreate("gongzhi.notice", NoticeSettings.class);
    }

    void open(Channel through) {
        jdbc.sql("delete from notice.outbox").update();
        channel.set(through);
        now.set(MORNING);
    }

    InstantSource clock() {
        return now::get;
    }

    void at(Instant instant) {
        now.set(instant);
    }

    void pass(Duration time) {
        now.updateAndGet(old -> old.plus(time));
    }

    Settlements settlements() {
        return new Settlements(jdbc, clock());
    }

    Courier courier() {
        return new Courier(
                settlements(),
                outbox,
                new Channels(channel.get(), channel.get()),
                texts,
                rules,
                settings(Map.of()),
                accounts,
                vault,
                json,
                clock());
    }

    Sender sender(Map<String, String> chosen) {
        return new Sender(outbox, courier(), settings(chosen), clock());
    }

    void queue(Notice... notices) {
        queue(sender(Map.of()), notices);
    }

    void queue(Sender waking, Notice... notices) {
        var desk = new Notices(outbox, texts, rules, vault, json, clock(), waking);
        transaction.executeWithoutResult(_ -> desk.queue(List.of(notices)));
    }

    /** Everything due is carried once. */
    void round() {
        var courier = courier();
        outbox.claim(1000, now.get(), Duration.ofMinutes(1)).forEach(courier::deliver);
    }

    List<Envelope> claim() {
        return outbox.claim(1000, now.get(), Duration.ofMinutes(1));
    }

    Notice toResident(String phone, String dedupe, boolean urgent) {
        var to = new Recipient.Sealed(vault.seal(phone, Notices.CONTEXT));
        return new Notice(to, "appeal-closed", Map.of("number", dedupe, "link", "http://x/m/1"), dedupe, urgent, PLACE);
    }

    Notice code(String phone, String dedupe) {
        var to = new Recipient.Sealed(vault.seal(phone, Notices.CONTEXT));
        return new Notice(to, "phone-code", Map.of("code", "123456"), dedupe, true, PLACE);
    }

    Notice toStaff(UUID person, String dedupe) {
        return new Notice(
                new Recipient.Staff(person), "matter-assigned", Map.of("number", dedupe), dedupe, false, PLACE);
    }

    Notice byMail(String address, String dedupe) {
        return new Notice(new Recipient.Mail(address), "appeal-closed", Map.of("number", dedupe), dedupe, true, PLACE);
    }

    UUID enrol(String name, String phone) {
        return accounts.enrol(name, phone);
    }

    String status(String dedupe) {
        return text("status", dedupe);
    }

    String reason(String dedupe) {
        return text("reason", dedupe);
    }

    Duration untilNext(String dedupe) {
        var next = jdbc.sql("select next_at from notice.outbox where dedupe = :dedupe")
                .param("dedupe", dedupe)
                .query((row, _) -> Objects.requireNonNull(Outbox.instant(row, "next_at")))
                .single();
        return Duration.between(now.get(), next);
    }

    long count(String status) {
        return jdbc.sql("select count(*) from notice.outbox where status = :status")
                .param("status", status)
                .query(Long.class)
                .single();
    }

    private String text(String column, String dedupe) {
        return jdbc.sql("select coalesce(" + column + ", '') from notice.outbox where dedupe = :dedupe")
                .param("dedupe", dedupe)
                .query(String.class)
                .single();
    }
}
