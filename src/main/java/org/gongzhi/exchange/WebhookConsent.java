package org.gongzhi.exchange;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.gongzhi.kernel.Ids;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks a program elsewhere whether it wants to be told, as the webhooks of CloudEvents do against abuse: whoever
 * registers an address that is not theirs makes nobody flood it. Consent is a header of the answer, not its status:
 * many a server answers OPTIONS to everything.
 */
@Component
class WebhookConsent {

    static final String ORIGIN = "WebHook-Request-Origin";
    static final String TYPE = "org.gongzhi.webhook.handshake";
    private static final String UNWILLING = "not-allowed";

    private final WebhookRepository hooks;
    private final Deliveries deliveries;
    private final WebhookPost post;
    private final InstantSource clock;
    private final String origin;

    WebhookConsent(
            WebhookRepository hooks,
            Deliveries deliveries,
            WebhookPost post,
            InstantSource clock,
            @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.post = post;
        this.clock = clock;
        this.origin = Optional.ofNullable(URI.create(url).getHost()).orElse("localhost");
    }

    /** The name under which we ask and send. */
    String origin() {
        return origin;
    }

    /** Asks now, and remembers a yes. Whatever is no yes has a trouble. */
    WebhookPost.Answer ask(Webhook hook, int failures) {
        var now = clock.instant();
        var begun = System.nanoTime();
        var heard = post.options(URI.create(hook.target()), hook.inside(), Map.of(ORIGIN, origin));
        var answer = heard.trouble().isEmpty() && !isYes(heard) ? heard.but(UNWILLING) : heard;
        deliveries.note(
                hook.id(),
                new Deliveries.Delivery(
                        "handshake/" + Ids.next(), TYPE, now, failures + 1, answer.status(), answer.trouble(), (int)
                                Duration.ofNanos(System.nanoTime() - begun).toMillis()));
        if (answer.taken()) {
            hooks.allow(hook.id(), rate(answer), now);
        }
        return answer;
    }

    private boolean isYes(WebhookPost.Answer answer) {
        return answer.taken()
                && answer.said("webhook-allowed-origin")
                        .filter(allowed -> allowed.equals("*") || allowed.equalsIgnoreCase(origin))
                        .isPresent();
    }

    /** So many a minute; what is no number is no limit. */
    private static int rate(WebhookPost.Answer answer) {
        return answer.said("webhook-allowed-rate")
                .filter(text -> text.matches("[1-9]\\d{0,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
