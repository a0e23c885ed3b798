package org.gongzhi.procedure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongzhi.identity.Phone;
import org.gongzhi.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out who has which role in a matter after an action. */
@Component
class Parties {

    private final NextDesk desks;
    private final Outsiders outsiders;

    Parties(NextDesk desks, Outsiders outsiders) {
        this.desks = desks;
        this.outsiders = outsiders;
    }

    List<Party> after(Matter matter, Action action, Forms.Answers answers, Instant at) {
        if (action.deeds().parties().isEmpty()) {
            return matter.parties();
        }
        var parties = new ArrayList<>(matter.parties());
        for (var change : action.deeds().parties()) {
            var holder = holder(change, matter, answers);
            parties.removeIf(party -> party.role().equals(change.role())
                    && (holder == null || party.holder().equals(holder)));
            if (change.add() && holder != null) {
                parties.add(new Party(change.role(), holder, shown(change, answers), at));
            }
        }
        return List.copyOf(parties);
    }

    private @Nullable String holder(Deeds.PartyChange change, Matter matter, Forms.Answers answers) {
        if (change.phone() != null) {
            var phone = answers.sealed().get(change.phone());
            if (phone == null && change.add()) {
                throw Refusal.invalidFields(Map.of(change.phone(), "procedure.field.required"));
            }
            return phone == null ? null : outsiders.holder(phone);
        }
        return change.desk() == null
                ? null
                : desks.of(change.desk(), matter, answers.plain()).key();
    }

    private static @Nullable String shown(Deeds.PartyChange change, Forms.Answers answers) {
        var phone = change.phone() == null ? null : answers.sealed().get(change.phone());
        return phone == null ? null : Phone.find(phone).map(Phone::masked).orElse("***");
    }
}
