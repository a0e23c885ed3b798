package org.gongzhi.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gongzhi.procedure.Happenings.Happening;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Places;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a step as an event (CloudEvents 1.0, structured JSON) and signs it as Standard Webhooks do: HMAC-SHA256 over
 * id, time and body, so that an old message cannot be sent again by somebody else. Only what the public timeline shows
 * goes in; the id of a step never changes, so a receiver knows what it has.
 */
@Component
class CloudEvents {

    static final String TYPE = "application/cloudevents+json; charset=utf-8";
    private static final String SECRET = "whsec_";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Procedures procedures;
    private final Places places;
    private final JsonMapper json;
    private final String url;

    CloudEvents(
            Procedures procedures,
            Places places,
            JsonMapper json,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.procedures = procedures;
        this.places = places;
        this.json = json;
        this.url = url;
    }

    /** One event, ready to be sent. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Event(String id, String type, byte[] body) {}

    Event of(Happening step) {
        var matter = step.matter();
        var procedure = procedures.of(matter);
        var number = matter.number().value();
        var data = new LinkedHashMap<String, Object>();
        data.put("number", number);
        data.put("step", step.seq());
        data.put("procedure", procedure.id());
        data.put("action", step.action());
        if (step.from() != null) {
            data.put("from", step.from());
        }
        data.put("state", step.to().key());
        data.put("stateName", step.to().shown());
        data.put("ended", step.to().end());
        if (procedure.publishes("place")) {
            data.put(
                    "place",
                    places.ancestor(matter.place(), Level.VILLAGE)
                            .orElse(matter.place())
                            .value());
        }
        data.put("page", url + "/m/" + number);
        return event(
                number + ":" + step.seq(),
                type(step),
                number,
                step.at(),
                Cursor.of(step).toString(),
                data);
    }

    /** Says only that the way is open. */
    Event trial(String id, Instant now) {
        return event(id, "org.gongzhi.webhook.trial", "", now, "", Map.of("trial", true));
    }

    private static String type(Happening step) {
        if (step.seq() == 1) {
            return "org.gongzhi.matter.opened";
        }
        return "org.gongzhi.matter." + (step.to().end() ? "closed" : "moved");
    }

    private Event event(String id, String type, String subject, Instant at, String cursor, Map<String, Object> data) {
        var event = new LinkedHashMap<String, Object>();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", url + "/");
        event.put("type", type);
        if (!subject.isEmpty()) {
            event.put("subject", subject);
        }
        event.put("time", at.toString());
        event.put("datacontenttype", "application/json");
        if (!cursor.isEmpty()) {
            event.put("cursor", cursor);
        }
        event.put("data", data);
        return new Event(id, type, json.writeValueAsBytes(event));
    }

    /** What goes with the body, so that the receiver can tell who sent it, and when. */
    static Map<String, String> headers(Event event, String secret, Instant now) {
        var time = String.valueOf(now.getEpochSecond());
        return Map.of(
                "Content-Type",
                TYPE,
                "User-Agent",
                "Gongzhi",
                "webhook-id",
                event.id(),
                "webhook-timestamp",
                time,
                "webhook-signature",
                "v1," + signature(event, secret, time));
    }

    private static String signature(Event event, String secret, String time) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(SECRET.length())), "HmacSHA256"));
            mac.update((event.id() + "." + time + ".").getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(event.body()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String freshSecret() {
        var random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        return SECRET + Base64.getEncoder().encodeToString(random);
    }
}
