package org.gongzhi.exchange;

import java.util.Map;
import java.util.stream.Collectors;
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

    private final Open311Servers servers;
    private final Open311Sendings sendings;

    Open311Hand(Open311Servers servers, Open311Sendings sendings) {
        this.servers = servers;
        this.sendings = sendings;
    }

    @Override
    public String name() {
        return "exchange.hand";
    }

    @Override
    public void run(Matter before, Action action, Map<String, Object> form) {
        var asked = String.valueOf(form.get("platform"));
        var all = servers.all();
        var server = all.stream()
                .filter(each -> each.name().equals(asked))
                .findFirst()
                .orElseThrow(() -> all.isEmpty()
                        ? Refusal.invalid("exchange.server.none")
                        : Refusal.invalid(
                                "exchange.server.unknown",
                                asked,
                                all.stream().map(Open311Server::name).collect(Collectors.joining("、"))));
        var wanted = String.valueOf(form.get("service"));
        var service = server.service(wanted)
                .orElseThrow(() -> Refusal.invalid(
                        "exchange.server.unknown-service",
                        server.name(),
                        wanted,
                        server.services().stream()
                                .limit(30)
                                .map(Open311Server.Offered::name)
                                .collect(Collectors.joining("、"))));
        sendings.ask(before.number(), server.id(), service.code(), String.valueOf(form.get("text")));
    }
}
