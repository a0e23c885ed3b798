package org.gongzhi.procedure;

import java.util.Arrays;
import java.util.HexFormat;
import org.gongzhi.identity.Vault;
import org.springframework.stereotype.Component;

/** Knows people from outside by what they prove: the reporter of a matter, and whoever has a role in it. */
@Component
class Outsiders {

    private final Vault vault;

    Outsiders(Vault vault) {
        this.vault = vault;
    }

    boolean isParty(Matter matter, String role, Actor.Resident resident) {
        var phone = resident.phone();
        return phone != null && matter.parties().stream().anyMatch(party -> party.is(role, holder(phone.value())));
    }

    /** As whom the parties of a matter know somebody from outside. */
    String holder(String phone) {
        return Party.PHONE + HexFormat.of().formatHex(vault.digest(phone));
    }

    /** A reporter who left a number proves the number; one who left none has only the key of the link. */
    boolean isReporter(Matter matter, Actor.Resident resident) {
        var digest = matter.reporter();
        if (digest != null) {
            return resident.phone() != null
                    && Arrays.equals(digest, vault.digest(resident.phone().value()));
        }
        return LinkKey.opens(vault, matter.number(), resident.key());
    }
}
