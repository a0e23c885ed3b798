package org.gongzhi.procedure;

import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a child can be opened as its parent's definition says. */
final class ChildCheck {

    private ChildCheck() {}

    static Optional<String> problem(Deeds.Child child, @Nullable Procedure procedure) {
        if (procedure == null) {
            return Optional.of("unknown procedure " + child.procedure());
        }
        if (!procedure.openers().contains(new ActorRule.AtParent())) {
            return Optional.of(procedure.id() + " does not say open: {by: parent}");
        }
        var unknown = child.fields().keySet().stream()
                .filter(field -> !procedure.fields().containsKey(field))
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            return Optional.of(procedure.id() + " has no field " + unknown);
        }
        return procedure.fields().values().stream()
                .filter(field -> field.required() && !child.fields().containsKey(field.key()))
                .findFirst()
                .map(field -> procedure.id() + " needs its field " + field.key());
    }
}
