package org.gongzhi.disclosure;

import java.time.Duration;
import java.time.InstantSource;
import org.gongzhi.identity.Allowance;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How much one address may ask in an hour. */
@Component
class AskLimits {

    private final Allowance allowance;

    AskLimits(Vault vault, InstantSource time, @Value("${gongzhi.disclosure.per-address-and-hour:20}") int most) {
        this.allowance = new Allowance(vault, time, "disclosure-address", Duration.ofHours(1), most);
    }

    /** @throws Refusal saying in how many minutes to try again */
    void count(String address) {
        allowance.spend(address, "disclosure.ask.too-many");
    }
}
