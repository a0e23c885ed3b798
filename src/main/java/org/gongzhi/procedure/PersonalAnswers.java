package org.gongzhi.procedure;

import java.util.Optional;
import org.gongzhi.identity.Phone;
import org.gongzhi.identity.Readings;
import org.gongzhi.identity.Vault;
import org.gongzhi.organization.Scope;
import org.springframework.stereotype.Service;

/**
 * The answers kept encrypted: masked for everybody, opened only for a person on duty, and each opening written down.
 */
@Service
public class PersonalAnswers {

    private final PersonalRepository kept;
    private final Procedures procedures;
    private final Register register;
    private final Vault vault;
    private final Readings readings;

    PersonalAnswers(PersonalRepository kept, Procedures procedures, Register register, Vault vault, Readings readings) {
        this.kept = kept;
        this.procedures = procedures;
        this.register = register;
        this.vault = vault;
        this.readings = readings;
    }

    /**
     * Opens a personal answer for a person on duty. The reading is written down and the reporter can see it.
     *
     * @return empty when nothing was filled in
     */
    public Optional<String> read(Matter matter, int seq, String field, Actor.Officer reader, Scope scope) {
        register.get(matter.number(), scope);
        var value = personal(matter, seq, field);
        value.ifPresent(_ -> readings.note(
                reader.person(), reader.name(), matter.number().value(), called(matter, field), matter.reporter()));
        return value;
    }

    /** In words: whoever looks through the readings later knows no procedure. */
    private String called(Matter matter, String field) {
        var known = procedures.of(matter).fields().get(field);
        return known == null ? field : known.called();
    }

    /** A personal answer, for showing it masked or to the person who gave it. */
    public Optional<String> personal(Matter matter, int seq, String field) {
        return kept.sealed(matter.number(), seq, field)
                .map(value -> vault.open(value, Register.context(matter.number())));
    }

    /** The masked number and name of a reporter, such as 138****0000; empty when none was left. */
    public Optional<String> maskedPhone(Matter matter) {
        return phoneField(matter)
                .flatMap(field -> personal(matter, 1, field))
                .flatMap(Phone::find)
                .map(Phone::masked);
    }

    public Optional<String> phoneField(Matter matter) {
        return procedures.of(matter).fields().values().stream()
                .filter(field -> field.type() == Field.Type.PHONE)
                .map(Field::key)
                .findFirst();
    }
}
