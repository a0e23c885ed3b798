package org.gongzhi.exchange;

import java.util.Map;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.procedure.Action;
import org.gongzhi.procedure.Effect;
import org.gongzhi.procedure.Matter;
import org.springframework.stereotype.Component;

/** What happens when an officer hands a matter to another platform: it is sent in the next round. */
@Component
class Open311Hand implements Effect {

    /** The action that definitions give this effect. */
    static final String ACTION = "hand-outside";

    private final Open311Outside outside;
    private final Open311Sendings sendings;

    Open311Hand(Open311Outside outside, Open311Sendings sendings) {
        this.outside = outside;
        this.sendings = sendings;
    }

    @Override
    public String name() {
        return "exchange.hand";
    }

    @Override
    public void run(Matter before, Action action, Map<String, Object> form) {
        var asked = String.valueOf(form.get("service"));
        // Before both were one choice, the platform was typed apart; matters opened then still ask so.
        var chosen =
                form.get("platform") == null ? outside.find(asked) : outside.find(form.get("platform") + "", asked);
        var place =
                chosen.orElseThrow(() -> Refusal.invalidFields(Map.of("service", "exchange.server.unknown-service")));
        sendings.ask(before.number(), place.server().id(), place.service().code(), String.valueOf(form.get("text")));
    }
}
