package org.gongzhi.procedure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongzhi.kernel.Refusal;
import org.springframework.stereotype.Component;

/** The answers that definitions leave to others to list. */
@Component
public class Offerings {

    private final Map<String, Offering> byName;

    Offerings(List<Offering> offerings) {
        this.byName = offerings.stream().collect(Collectors.toMap(Offering::name, Function.identity()));
    }

    Set<String> names() {
        return byName.keySet();
    }

    /** The lawful answers of a choice, those of today where they grow. */
    public List<Field.Choice> choices(Field field) {
        return field.offered() == null
                ? field.choices()
                : Objects.requireNonNull(byName.get(field.offered())).answers().stream()
                        .map(answer -> new Field.Choice(answer, answer))
                        .toList();
    }

    /** Whether everything a form needs can be answered: where nothing is offered, nothing can be chosen. */
    public boolean canFill(Map<String, Field> form) {
        return form.values().stream()
                .allMatch(field -> field.offered() == null
                        || !field.required()
                        || !choices(field).isEmpty());
    }

    /** @throws Refusal naming each answer that is not on its list */
    void require(Map<String, Field> form, Map<String, Object> answers) {
        var wrong = form.values().stream()
                .filter(field -> field.offered() != null && answers.containsKey(field.key()))
                .filter(field ->
                        choices(field).stream().noneMatch(choice -> choice.key().equals(answers.get(field.key()))))
                .collect(Collectors.toMap(Field::key, _ -> "procedure.field.choice"));
        if (!wrong.isEmpty()) {
            throw Refusal.invalidFields(wrong);
        }
    }
}
