package org.gongzhi.testing;

import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gongzhi.identity.CodeAsked;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.PhoneProofs;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Proves a telephone as its owner would: reads the code that was sent and types it in. */
@Component
public class Proofs {

    private final PhoneProofs proofs;
    private final Map<String, String> sent = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    Proofs(PhoneProofs proofs) {
        this.proofs = proofs;
    }

    @EventListener
    void remember(CodeAsked asked) {
        sent.put(asked.phone().value(), asked.code());
    }

    /** The cookie of a browser in which this number was proved. */
    public Cookie of(String phone) {
        var token = tokens.computeIfAbsent(phone, number -> {
            proofs.ask(new Phone(number), "192.0.2.1");
            var code = sent.get(number);
            if (code == null) {
                throw new AssertionError("no code was sent");
            }
            return proofs.confirm(new Phone(number), code).orElseThrow();
        });
        return new Cookie(PhoneProofs.COOKIE, token);
    }
}
