package org.gongzhi.seal;

import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Rounds;
import org.gongzhi.procedure.Actor;
import org.gongzhi.procedure.Matters;
import org.gongzhi.procedure.Opening;
import org.gongzhi.procedure.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Opens a supervision matter for everything that does not fit, once each: the anomaly's own id is the key, so that a
 * crash or a second node opens none twice.
 */
@Component
class Checks implements Rounds {

    static final String PROCEDURE = "seal-check";

    private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
    private static final int AT_ONCE = 20;
    private static final int SUBJECT = 60;

    private final AnomalyRepository anomalies;
    private final SealRepository seals;
    private final Matters matters;
    private final SealWords words;

    Checks(AnomalyRepository anomalies, SealRepository seals, Matters matters, SealWords words) {
        this.anomalies = anomalies;
        this.seals = seals;
        this.matters = matters;
        this.words = words;
    }

    @Override
    public String name() {
        return "seal-checks";
    }

    @Override
    public boolean round() {
        var found = anomalies.unfollowed(AT_ONCE);
        int opened = 0;
        for (var anomaly : found) {
            try {
                follow(anomaly);
                opened++;
            } catch (Refusal refusal) {
                LOG.warn("no supervision matter for anomaly {}: {}", anomaly.id(), refusal.code());
            }
        }
        return opened == AT_ONCE;
    }

    private void follow(Anomaly anomaly) {
        var seal = seals.find(anomaly.seal()).orElseThrow();
        var subject = words.of("seal.anomaly." + anomaly.kind().key()) + "：" + seal.name();
        var key = "seal-anomaly/" + anomaly.id();
        var opened = matters.open(new Opening(
                PROCEDURE,
                anomaly.place(),
                null,
                "web",
                Map.of(
                        "subject",
                        subject.substring(0, Math.min(SUBJECT, subject.length())),
                        "kind",
                        anomaly.kind().key(),
                        "seal",
                        seal.code(),
                        "facts",
                        words.facts(anomaly)),
                new Actor.Time(),
                key,
                null));
        var use = anomaly.use();
        if (use != null) {
            matters.perform(new Step(
                    opened.number(), "tie", 1, Map.of("use", use.value()), new Actor.Time(), key + "/tie", null));
        }
        anomalies.followed(anomaly.id(), opened.number());
    }
}
