package org.gongzhi.procedure;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongzhi.identity.Vault;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.procedure.Opening.Opened;
import org.gongzhi.procedure.Step.Taken;
import org.springframework.stereotype.Component;

/** Knows whether a wish came before: the same key with the same content is the same wish, with other content none. */
@Component
class Wishes {

    private final HistoryRepository history;
    private final Register register;
    private final Procedures procedures;
    private final Vault vault;

    Wishes(HistoryRepository history, Register register, Procedures procedures, Vault vault) {
        this.history = history;
        this.register = register;
        this.procedures = procedures;
        this.vault = vault;
    }

    byte[] digest(Opening opening, Procedure procedure, Forms.Answers answers) {
        return digest(opening.place().value(), procedure.fields(), answers);
    }

    byte[] digest(MatterNumber number, Action action, Forms.Answers answers) {
        return digest(number.value() + "/" + action.key(), action.form(), answers);
    }

    /** What was asked, in a form that is equal when the same is asked again. Files get new names when sent again. */
    private byte[] digest(String subject, Map<String, Field> fields, Forms.Answers answers) {
        var said = new TreeMap<String, Object>(answers.sealed());
        answers.plain().forEach((key, value) -> {
            var handedIn = Objects.requireNonNull(fields.get(key)).type().handedIn();
            said.put(key, handedIn ? "" : value);
        });
        return vault.mac("asked", subject + said);
    }

    /** The matter a key already opened. */
    Opened repeated(String county, String key, byte[] digest) {
        var known = history.known(county, key).orElseThrow();
        requireSame(known, digest);
        return new Opened(known.number(), true);
    }

    /** Somebody was faster, or the same wish came twice. */
    Taken stale(Matter matter, Action action, Step step) {
        if (step.key() != null) {
            var known = history.known(matter.number().county(), step.key());
            if (known.isPresent()) {
                var answers = Forms.check(action.form(), step.form());
                requireSame(known.get(), digest(matter.number(), action, answers));
                return new Taken(matter.number(), known.get().seq(), known.get().state(), true);
            }
        }
        throw changedMeanwhile(matter, step.expectedVersion());
    }

    /** Tells the loser of a race what was done meanwhile, and by whom. */
    private Refusal changedMeanwhile(Matter matter, int expected) {
        var procedure = procedures.of(matter);
        var meanwhile = register.history(matter).stream()
                .filter(line -> line.seq() > expected)
                .map(line -> "%s %s %s"
                        .formatted(
                                Shanghai.shortMinute(line.at()),
                                line.name() == null ? "" : line.name(),
                                Register.actionName(procedure, line.action())))
                .collect(Collectors.joining("；"));
        return Refusal.conflict("procedure.stale", meanwhile.isEmpty() ? "—" : meanwhile);
    }

    private static void requireSame(HistoryRepository.Known known, byte[] digest) {
        if (!MessageDigest.isEqual(known.digest(), digest)) {
            throw Refusal.conflict("procedure.key-used");
        }
    }
}
