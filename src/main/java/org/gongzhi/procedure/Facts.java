package org.gongzhi.procedure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Sets the facts of a matter. */
final class Facts {

    private Facts() {}

    static Map<String, Object> after(Procedure procedure, Matter matter, Action action, Guard.Said said) {
        if (action.deeds().facts().isEmpty()) {
            return matter.facts();
        }
        var facts = new LinkedHashMap<>(matter.facts());
        action.deeds().facts().forEach((key, operand) -> {
            var value = operand.in(said);
            if (value == null) {
                facts.remove(key);
            } else if (Objects.requireNonNull(procedure.facts().get(key)).type() == Field.Type.NUMBER
                    && value.startsWith("+")) {
                var before = Long.parseLong(String.valueOf(facts.getOrDefault(key, "0")));
                facts.put(key, Long.toString(before + Long.parseLong(value.substring(1))));
            } else {
                facts.put(key, value);
            }
        });
        return Map.copyOf(facts);
    }
}
