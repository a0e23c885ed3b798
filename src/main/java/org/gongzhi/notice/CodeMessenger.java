package org.gongzhi.notice;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongzhi.identity.CodeAsked;
import org.gongzhi.identity.Vault;
import org.gongzhi.territory.PlaceCode;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends the code that proves a phone, in the transaction that keeps the code. */
@Component
class CodeMessenger {

    /** Somebody who asks for a code has not said where. */
    private static final PlaceCode NOWHERE = new PlaceCode("000000");

    private final Notices notices;
    private final Vault vault;

    CodeMessenger(Notices notices, Vault vault) {
        this.notices = notices;
        this.vault = vault;
    }

    @EventListener
    void on(CodeAsked asked) {
        notices.queue(List.of(new Notice(
                new Recipient.Sealed(vault.seal(asked.phone().value(), Notices.CONTEXT)),
                "phone-code",
                Map.of("code", asked.code()),
                "phone-code/" + UUID.randomUUID(),
                true,
                NOWHERE)));
    }
}
