package org.gongzhi.campaign;

import java.time.Duration;
import java.time.InstantSource;
import org.gongzhi.identity.Allowance;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How much one address may send to campaigns in an hour. */
@Component
class SayLimits {

    private final Allowance allowance;

    SayLimits(Vault vault, InstantSource time, @Value("${gongzhi.campaign.per-address-and-hour:30}") int most) {
        this.allowance = new Allowance(vault, time, "address", Duration.ofHours(1), most);
    }

    /** @throws Refusal saying in how many minutes to try again */
    void count(String address) {
        allowance.spend(address, "campaign.say.too-many");
    }
}
