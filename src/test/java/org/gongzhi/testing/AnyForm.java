package org.gongzhi.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.gongzhi.procedure.Action;

/** A form filled in by chance: lawful answers for the most part, whether or not the step is lawful at all. */
public final class AnyForm {

    private AnyForm() {}

    /**
     * Fills in what the step asks for.
     *
     * @param other the number of some other matter, where one is asked for
     */
    public static Map<String, Object> of(Action action, Random random, Supplier<String> other) {
        var form = new HashMap<String, Object>();
        for (var field : action.form().values()) {
            switch (field.type()) {
                case CHOICE -> {
                    // What another program offers may be nothing.
                    if (!field.choices().isEmpty()) {
                        var chosen = field.choices()
                                .get(random.nextInt(field.choices().size()));
                        form.put(field.key(), chosen.key());
                    }
                }
                case NUMBER -> form.put(field.key(), String.valueOf(1 + random.nextInt(5)));
                case BODY -> form.put(field.key(), "620402-zjj");
                case MATTER -> form.put(field.key(), other.get());
                case CATEGORY -> form.put(field.key(), "城乡建设");
                case TEXT, LINE -> form.put(field.key(), "说明" + random.nextInt());
                default -> {}
            }
        }
        return form;
    }
}
