package org.gongzhi.decision;

import java.util.List;
import java.util.Map;
import org.gongzhi.identity.Vault;
import org.gongzhi.notice.Notice;
import org.gongzhi.notice.Notices;
import org.gongzhi.notice.Recipient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells the owners of a unit that staff put a ballot into the box for it, so that one nobody asked for is found. */
@Component
class OwnersTold {

    private final Notices notices;
    private final Rolls rolls;
    private final Vault vault;
    private final String url;

    OwnersTold(Notices notices, Rolls rolls, Vault vault, @Value("${gongzhi.url:http://localhost:8080}") String url) {
        this.notices = notices;
        this.rolls = rolls;
        this.vault = vault;
        this.url = url;
    }

    void of(Vote vote, RollLine line, Ballot ballot) {
        var phone = rolls.contact(vote.number(), line);
        if (phone != null) {
            notices.queue(List.of(new Notice(
                    new Recipient.Sealed(vault.seal(phone.value(), Notices.CONTEXT)),
                    "vote-entered",
                    Map.of("unit", line.unit(), "link", url + "/votes/" + vote.number()),
                    "ballot/" + ballot.id(),
                    false,
                    vote.place())));
        }
    }
}
