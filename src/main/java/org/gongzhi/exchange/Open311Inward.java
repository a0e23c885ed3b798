package org.gongzhi.exchange;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.gongzhi.identity.SignedIn;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Ids;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.kernel.Sha256;
import org.gongzhi.procedure.MatterNumber;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening.Opened;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Opens what other programs send: at once, or soon after where the service answers with a token. */
@Service
class Open311Inward implements Rounds {

    private static final int AT_ONCE = 20;

    private final Open311Reader reader;
    private final Open311Services services;
    private final Open311Table table;
    private final Matters matters;
    private final Vault vault;
    private final JsonMapper json;
    private final InstantSource time;
    private final TransactionTemplate transaction;

    Open311Inward(
            Open311Reader reader,
            Open311Services services,
            Open311Table table,
            Matters matters,
            Vault vault,
            JsonMapper json,
            InstantSource time,
            PlatformTransactionManager transactions) {
        this.reader = reader;
        this.services = services;
        this.table = table;
        this.matters = matters;
        this.vault = vault;
        this.json = json;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of a request: its number, or a token to ask with, or neither. */
    record Receipt(@Nullable String number, @Nullable UUID token) {}

    /**
     * Takes a request. The same key, or the same number of the sender's own, makes it the same request however often it
     * is sent.
     */
    Receipt take(Open311Sent sent, SignedIn who, @Nullable String idempotencyKey) {
        var wish = reader.read(sent, who, key(sent, who, idempotencyKey));
        var kind = services.find(wish.service()).orElseThrow().offer().kind();
        try {
            return switch (kind) {
                case BATCH -> new Receipt(null, keep(wish));
                case REALTIME -> new Receipt(open(wish).number().value(), null);
                case BLACKBOX -> {
                    open(wish);
                    yield new Receipt(null, null);
                }
            };
        } catch (Refusal refusal) {
            throw reader.inTheirWords(refusal, wish);
        }
    }

    private @Nullable String key(Open311Sent sent, SignedIn who, @Nullable String idempotencyKey) {
        var own = Open311Attributes.OWN_NUMBER.stream()
                .map(name -> sent.attributes().getOrDefault(name, List.of()))
                .flatMap(List::stream)
                .findFirst();
        return Optional.ofNullable(idempotencyKey)
                .filter(given -> !given.isBlank())
                .map(given -> "k" + given.strip())
                .or(() -> own.map(given -> "n" + given))
                .map(given -> key(who.person(), given))
                .orElse(null);
    }

    /** However long the sender's key is; each sender has keys of their own. */
    static String key(UUID person, String given) {
        return "311/" + person + "/" + Sha256.hex(given).substring(0, 40);
    }

    private Opened open(Open311Wish wish) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var opened = matters.open(wish.opening());
            if (!opened.repeated()) {
                table.said(opened.number(), wish, time.instant(), sealed(wish.said(), opened.number()));
            }
            return opened;
        }));
    }

    private UUID keep(Open311Wish wish) {
        var text = json.writeValueAsString(wish);
        var token = Ids.next();
        var digest = HexFormat.of().formatHex(vault.mac("open311", json.writeValueAsString(wish.withoutFiles())));
        return table.keep(token, wish, digest, time.instant(), vault.seal(text, "open311/" + token));
    }

    /** Opens what waits behind a token. */
    @Override
    public boolean round() {
        var waiting = table.waiting(AT_ONCE);
        waiting.forEach(this::openWaiting);
        return waiting.size() == AT_ONCE;
    }

    private void openWaiting(Open311Table.Waiting waiting) {
        try {
            transaction.executeWithoutResult(_ -> {
                if (table.claim(waiting.token())) {
                    var text = vault.open(waiting.wish(), "open311/" + waiting.token());
                    var opened = open(json.readValue(text, Open311Wish.class));
                    table.opened(waiting.token(), opened.number());
                }
            });
        } catch (Refusal refusal) {
            table.refused(waiting.token(), refusal.code());
        }
    }

    @Override
    public String name() {
        return "open311";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(2);
    }

    /** What became of the request behind a token. */
    Map<String, @Nullable Object> token(String token) {
        var found = Optional.of(token)
                .filter(text -> text.matches("[0-9a-fA-F-]{36}"))
                .map(UUID::fromString)
                .flatMap(table::token)
                .orElseThrow(() -> Refusal.unknown("exchange.open311.unknown-token"));
        if (found.refusal() != null) {
            throw Refusal.invalid(found.refusal());
        }
        return GeoReport.object("service_request_id", found.number(), "token", token);
    }

    /** What the sender said of a matter's place and pictures, for whoever handles it. */
    Optional<Open311Said> said(MatterNumber number) {
        return table.said(number).map(said -> json.readValue(vault.open(said, "open311/" + number), Open311Said.class));
    }

    private byte[] sealed(Open311Said said, MatterNumber number) {
        return vault.seal(json.writeValueAsString(said), "open311/" + number);
    }
}
