package org.gongzhi.exchange;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.identity.Audit;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Happenings;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the system administrator does about programs elsewhere that are told of steps; each act is written down. */
@Service
@Transactional
class Webhooks {

    static final String PAUSED = "exchange.webhook.stopped.paused";

    private final WebhookRepository repository;
    private final Happenings happenings;
    private final Procedures procedures;
    private final Places places;
    private final Vault vault;
    private final Audit audit;
    private final InstantSource clock;

    Webhooks(
            WebhookRepository repository,
            Happenings happenings,
            Procedures procedures,
            Places places,
            Vault vault,
            Audit audit,
            InstantSource clock) {
        this.repository = repository;
        this.happenings = happenings;
        this.procedures = procedures;
        this.places = places;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** A hook to be made, as typed. */
    record Wish(String name, String target, boolean inside, String procedure, String place) {

        static final Wish NONE = new Wish("", "", false, "", "");
    }

    /** The hook and its secret, which is shown once. */
    record Made(UUID id, String secret) {}

    Made make(Wish wish, SignedIn by) {
        check(wish);
        var id = Ids.next();
        var secret = CloudEvents.freshSecret();
        var now = clock.instant();
        repository.insert(
                new Webhook(
                        id,
                        wish.name(),
                        wish.target(),
                        wish.inside(),
                        wish.procedure(),
                        wish.place(),
                        vault.seal(secret, context(id)),
                        true,
                        null,
                        Cursor.before(happenings.end()),
                        false,
                        0,
                        0,
                        now,
                        null,
                        now),
                by.person());
        audit.note(
                wish.inside() ? "exchange.act.webhook-made-inside" : "exchange.act.webhook-made",
                by,
                wish.name(),
                wish.target());
        return new Made(id, secret);
    }

    Webhook get(UUID id) {
        return repository.find(id).orElseThrow(() -> Refusal.unknown("exchange.webhook.unknown"));
    }

    void pause(UUID id, SignedIn by) {
        var hook = get(id);
        repository.set(id, PAUSED, hook.cursor(), clock.instant());
        audit.note("exchange.act.webhook-paused", by, hook.name(), "");
    }

    /** Whoever had enough, or never answered, is asked again whether it wants anything. */
    void resume(UUID id, SignedIn by) {
        var hook = get(id);
        if (!PAUSED.equals(hook.stopped())) {
            repository.askAgain(id);
        }
        repository.set(id, null, hook.cursor(), clock.instant());
        audit.note("exchange.act.webhook-resumed", by, hook.name(), "");
    }

    /** Goes back, or on, to a cursor; what follows it is sent again in the same order and with the same ids. */
    void replay(UUID id, Cursor from, SignedIn by) {
        var hook = get(id);
        if (from.position() > happenings.end()) {
            throw Refusal.invalidFields(Map.of("cursor", "exchange.webhook.cursor.ahead"));
        }
        repository.set(id, null, from, clock.instant());
        audit.note("exchange.act.webhook-replayed", by, hook.name(), from.toString());
    }

    void replay(UUID id, Instant since, SignedIn by) {
        replay(id, Cursor.before(happenings.since(since)), by);
    }

    String renewSecret(UUID id, SignedIn by) {
        var hook = get(id);
        var secret = CloudEvents.freshSecret();
        repository.renew(id, vault.seal(secret, context(id)));
        audit.note("exchange.act.webhook-secret", by, hook.name(), "");
        return secret;
    }

    void end(UUID id, SignedIn by) {
        var hook = get(id);
        repository.end(id, clock.instant());
        audit.note("exchange.act.webhook-ended", by, hook.name(), hook.target());
    }

    static String context(UUID id) {
        return "webhook/" + id;
    }

    private void check(Wish wish) {
        var wrong = new LinkedHashMap<String, String>();
        if (wish.name().isBlank() || wish.name().length() > 80) {
            wrong.put("name", "exchange.webhook.name.wrong");
        }
        var trouble = NetAddress.trouble(wish.target(), wish.inside());
        if (!trouble.isEmpty()) {
            wrong.put("target", "exchange.webhook.target." + trouble);
        }
        if (!wish.procedure().isEmpty() && procedures.find(wish.procedure()).isEmpty()) {
            wrong.put("procedure", "exchange.webhook.procedure.wrong");
        }
        if (!wish.place().isEmpty()
                && (!PlaceCode.isCode(wish.place())
                        || places.find(new PlaceCode(wish.place())).isEmpty())) {
            wrong.put("place", "exchange.webhook.place.wrong");
        }
        if (!wrong.isEmpty()) {
            throw Refusal.invalidFields(wrong);
        }
    }
}
