package org.gongzhi.procedure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The Java methods that definitions may name. */
@Component
class Effects {

    private final Map<String, Effect> byName;

    Effects(List<Effect> effects) {
        this.byName = effects.stream().collect(Collectors.toMap(Effect::name, Function.identity()));
    }

    Set<String> names() {
        return byName.keySet();
    }

    void run(Matter before, Action action, Map<String, Object> form) {
        var effect = action.effect() == null ? null : byName.get(action.effect());
        if (effect != null) {
            effect.run(before, action, form);
        }
    }
}
