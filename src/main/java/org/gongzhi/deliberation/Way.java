package org.gongzhi.deliberation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongzhi.organization.Bodies;
import org.gongzhi.organization.Body;
import org.gongzhi.procedure.Field;
import org.gongzhi.procedure.Matter;
import org.gongzhi.procedure.Procedures;
import org.gongzhi.procedure.Register;
import org.springframework.stereotype.Component;

/** What everybody may read of how something came about: each public step with what was said in it. */
@Component
class Way {

    private final Register register;
    private final Procedures procedures;
    private final Bodies bodies;

    Way(Register register, Procedures procedures, Bodies bodies) {
        this.register = register;
        this.procedures = procedures;
        this.bodies = bodies;
    }

    /** A step, whose body took it, and what was said with it. */
    record Taken(String action, Instant at, String text, String body, List<Said> said) {}

    /** An answer and what it answers. */
    record Said(String label, String text) {}

    List<Taken> of(Matter matter) {
        var procedure = procedures.of(matter);
        var way = new ArrayList<Taken>();
        for (var line : register.history(matter)) {
            var action = procedure.action(line.action());
            if (action != null && action.shown() != null) {
                way.add(new Taken(
                        action.key(),
                        line.at(),
                        action.shown(),
                        line.body() == null
                                ? ""
                                : bodies.find(line.body()).map(Body::name).orElse(""),
                        said(action.form(), line.form())));
            }
        }
        return way;
    }

    private List<Said> said(Map<String, Field> form, Map<String, Object> answers) {
        return form.values().stream()
                .filter(field -> field.privacy() == Field.Privacy.PUBLIC
                        && field.type() != Field.Type.FILES
                        && answers.containsKey(field.key()))
                .map(field -> new Said(field.label(), shown(field, String.valueOf(answers.get(field.key())))))
                .toList();
    }

    private String shown(Field field, String answer) {
        return field.type() == Field.Type.BODY
                ? bodies.find(answer).map(Body::name).orElse(answer)
                : field.shown(answer);
    }
}
