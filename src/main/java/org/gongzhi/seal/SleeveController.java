package org.gongzhi.seal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import org.gongzhi.identity.PublicPath;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.MatterNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears what sleeves say. Signed by the sleeve's own secret; said twice, it counts once. */
@RestController
class SleeveController {

    static final String PATH = "/seal-sleeves/messages";

    private static final int LONGEST = 4_000;

    private final SealRepository seals;
    private final SleeveRepository sleeves;
    private final UseRepository uses;
    private final AnomalyRepository anomalies;
    private final Signing signing;
    private final JsonMapper json;
    private final InstantSource time;

    SleeveController(
            SealRepository seals,
            SleeveRepository sleeves,
            UseRepository uses,
            AnomalyRepository anomalies,
            Signing signing,
            JsonMapper json,
            InstantSource time) {
        this.seals = seals;
        this.sleeves = sleeves;
        this.uses = uses;
        this.anomalies = anomalies;
        this.signing = signing;
        this.json = json;
        this.time = time;
    }

    @Bean
    static PublicPath sleeveMessages() {
        return PublicPath.ofPrograms(PATH);
    }

    @PostMapping(PATH)
    @Transactional
    public ResponseEntity<Void> hear(
            @RequestBody String body,
            @RequestHeader(name = "X-Gongzhi-Timestamp", defaultValue = "") String timestamp,
            @RequestHeader(name = "X-Gongzhi-Signature", defaultValue = "") String signature) {
        var reading = read(body);
        if (!signing.holds(reading.sleeve(), PATH, timestamp, body, signature, time.instant())) {
            throw Refusal.forbidden("seal.sleeve.signature");
        }
        var seal = seals.bySleeve(reading.sleeve())
                .flatMap(known -> seals.lock(known.code()))
                .orElseThrow(() -> Refusal.unknown("seal.sleeve.unknown", reading.sleeve()));
        if (sleeves.keep(reading, seal, time.instant())) {
            look(reading, seal);
        }
        return ResponseEntity.noContent().build();
    }

    private void look(Sleeves.Reading reading, Seal seal) {
        var number = reading.number() == null
                ? null
                : MatterNumber.parse(reading.number()).orElse(null);
        var use = number == null
                ? null
                : uses.find(number)
                        .filter(one -> one.seal().equals(seal.code()))
                        .orElse(null);
        var at = Shanghai.minute(reading.at());
        switch (reading.event()) {
            case "forced" ->
                anomalies.note(seal, use == null ? null : number, Anomaly.Kind.SLEEVE, "forced " + at, reading.at());
            case "impression" -> {
                if (use == null || !use.mayBePutOn()) {
                    anomalies.note(
                            seal,
                            use == null ? null : number,
                            Anomaly.Kind.NO_APPLICATION,
                            "×" + reading.count() + " " + at,
                            reading.at());
                } else if (sleeves.counted(use.number()) > use.asked().impressions()) {
                    anomalies.note(
                            seal,
                            number,
                            Anomaly.Kind.EXCESS,
                            use.asked().impressions() + " → " + sleeves.counted(use.number()),
                            reading.at());
                }
            }
            default -> {}
        }
    }

    private Sleeves.Reading read(String body) {
        if (body.length() > LONGEST) {
            throw Refusal.invalid("seal.sleeve.message");
        }
        try {
            var told = json.readTree(body);
            var reading = new Sleeves.Reading(
                    told.path("sleeve").asString(""),
                    told.path("id").asString(""),
                    text(told, "use"),
                    told.path("event").asString(""),
                    told.path("count").asInt(0),
                    Instant.parse(told.path("at").asString("")));
            if (!reading.sleeve().matches("[0-9A-Za-z._-]{1,40}")
                    || !reading.id().matches("\\S{1,64}")
                    || !reading.event().matches("impression|closed|forced")
                    || reading.count() < 0
                    || reading.count() > 10_000) {
                throw Refusal.invalid("seal.sleeve.message");
            }
            return reading;
        } catch (JacksonException | DateTimeException _) {
            throw Refusal.invalid("seal.sleeve.message");
        }
    }

    private static @Nullable String text(JsonNode told, String field) {
        var text = told.path(field).asString("");
        return text.isEmpty() ? null : text;
    }
}
